import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const ban = (selector, message) => ({ selector, message });

export default defineConfig(
  { ignores: ["dist/", "coverage/", ".stryker-tmp/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // A discarded key of a rest pattern is called _, so that what is left has a name.
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_+$", argsIgnorePattern: "^_+$" }],
      // Template texts hold numbers; ?? is not always what an empty text wants.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowNullish: true }],
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true, boolean: true } }],
      "no-console": "error",
      "no-param-reassign": "error",
      eqeqeq: "error",
      "no-restricted-syntax": [
        "error",
        ban("ExportDefaultDeclaration", "Export by name, so that a thing is called the same everywhere."),
        ban(
          ":matches(Program, ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > ArrowFunctionExpression",
          "A named function at the top is a declaration: it reads as a heading and can be used before it stands.",
        ),
        ban(
          "ObjectExpression > SpreadElement > ObjectExpression",
          "Write the properties where they belong; a spread of a literal only outwits the formatter.",
        ),
        ban(
          "ClassDeclaration:not([superClass.name=/Error$/])",
          "Plain functions and values; a class only for an error.",
        ),
      ],
    },
  },
  { files: ["src/**/*.ts"], rules: { "max-lines": ["error", 250], "max-lines-per-function": ["error", 60] } },
  {
    files: ["test/**/*.ts", "scripts/**"],
    rules: { "no-console": "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },
  { files: ["*.config.ts"], rules: { "no-restricted-syntax": "off", "no-console": "off" } },
);
