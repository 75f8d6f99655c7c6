// Writes the library's types into one file that needs no other package: a type that zod infers is written out, with the
// sentences that describe it in its schema; all else stands as tsc declares it.
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import ts from "typescript";

const entry = "src/index.ts";
const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
const program = ts.createProgram([entry], { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true });
const checker = program.getTypeChecker();

function nameOfStatement(node) {
  return node.name?.text ?? node.declarationList?.declarations[0]?.name.text;
}

/** What tsc declares, by name; a name may be declared in several files. */
const declared = new Map();
program.emit(undefined, (file, text) => {
  for (const node of ts.createSourceFile(file, text, options.target, true).statements)
    declared.set(nameOfStatement(node), [...(declared.get(nameOfStatement(node)) ?? []), node]);
});

/** The types that zod infers, or that a list of constants gives; and the name of each type that has one, so that inside another it is not written out. */
const inferred = new Map();
const names = new Map();
const sources = program.getSourceFiles().filter(({ fileName }) => !fileName.includes("node_modules"));
for (const node of sources.flatMap(({ statements }) => [...statements])) {
  if (!ts.isTypeAliasDeclaration(node)) continue;
  const name = node.name.text;
  if (!sourceOf(node.type)) names.set(checker.getSymbolAtLocation(node.name), name);
  else names.set(checker.getTypeAtLocation(node), name) && inferred.set(name, node);
}

/** The schema or the constants that a type is made of: of `z.infer<typeof it>` or `(typeof it)[number]`, the name of it. */
function sourceOf(type) {
  return /^(?:z\.infer<typeof |\(typeof )(\w+)(?:>|\)\[number\])$/.exec(type.getText())?.[1];
}

const index = program.getSourceFile(entry);
const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(index));
function isOwn({ declarations }) {
  return !ts.isExportSpecifier(declarations[0]);
}
const exportedNames = [...exported.filter(isOwn), ...exported.filter((one) => !isOwn(one))].map(({ name }) => name);
/** What is to be written: the exports, those of the entry itself first, and then whatever they refer to. */
let queue = new Set(["Decision"]);
/** What is being written is part of a decision, which is for reading. */
let readOnly = false;

function refer(name) {
  queue.add(name);
  return name;
}

/** A type as text: by its name if it has one, unless it is this one that is to be written out. */
function textOf(type, writtenOut = false) {
  const name = names.get(type) ?? names.get(type.aliasSymbol);
  if (name && !writtenOut) return refer(name);
  if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) return unionText(type);
  if (checker.isArrayType(type)) return listText(textOf(checker.getTypeArguments(type)[0]));
  if (checker.isTupleType(type)) return `${mark()}[${textsOf(checker.getTypeArguments(type)).join(", ")}]`;
  if (!(type.flags & ts.TypeFlags.Object)) return checker.typeToString(type);
  const key = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  if (key) return readOnly ? `Readonly<Record<string, ${textOf(key.type)}>>` : `Record<string, ${textOf(key.type)}>`;
  return `{\n${type.getProperties().map(propertyText).join("")}}`;
}

function textsOf(types) {
  return types.map((one) => textOf(one));
}

/** A union, its null and undefined last: without them, what is left may have a name. */
function unionText(type) {
  const present = checker.getNonNullableType(type);
  const absent = type.types.filter(({ flags }) => flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined));
  const parts = absent.length === 0 ? type.types : [present, ...absent];
  return textsOf(parts).join(" | ").replace("false | true", "boolean");
}

function listText(element) {
  return `${mark()}${/[{|]|readonly/.test(element) ? `(${element})` : element}[]`;
}

function mark() {
  return readOnly ? "readonly " : "";
}

function propertyText(property) {
  const key = /^\w+$/.test(property.name) ? property.name : JSON.stringify(property.name);
  const optional = property.flags & ts.SymbolFlags.Optional ? "?" : "";
  const says = sentenceOf(property.declarations?.[0]?.initializer);
  return `${says ? `/** ${says} */\n` : ""}${mark()}${key}${optional}: ${textOf(checker.getTypeOfSymbol(property))};\n`;
}

/** The sentence on a schema, through what wraps it: `z.optional(described(schema, "sentence"))`. */
function sentenceOf(node) {
  if (!node || !ts.isCallExpression(node)) return undefined;
  const [inner, sentence] = node.arguments;
  return node.expression.getText() === "described" ? sentence.text : sentenceOf(inner);
}

/** A declaration as it stands, with its comment; notes the types that it names. The entry's own goes before others. */
function declaredText(name) {
  const all = declared.get(name);
  const own = all.filter((node) => node.getSourceFile().fileName.endsWith("/index.d.ts"));
  const [node, another] = own.length > 0 ? own : all;
  if (another) throw new Error(`${name} is declared in two files: give it a name of its own`);
  const visit = (inner) => {
    if (ts.isTypeReferenceNode(inner) && declared.has(inner.typeName.getText())) refer(inner.typeName.getText());
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return node.getFullText().trim();
}

/** A type that is inferred, with the comment on it or on its schema. */
function inferredText(name) {
  const node = inferred.get(name);
  const [schema] = declared.get(sourceOf(node.type));
  const [comment] = [node, schema].flatMap((one) => ts.getJSDocCommentsAndTags(one));
  return `${comment ? `${comment.getText()}\n` : ""}type ${name} = ${textOf(checker.getTypeAtLocation(node), true)};`;
}

function textNamed(name) {
  return inferred.has(name) ? inferredText(name) : declaredText(name);
}

// A decision's parts are what one refers to.
for (const name of queue) textNamed(name);
const partsOfDecision = queue;

queue = new Set(exportedNames);
const written = [];
for (const name of queue) {
  readOnly = partsOfDecision.has(name);
  const text = textNamed(name);
  const bare = text.replace(/^export (?=type|declare)/m, "");
  written.push(exportedNames.includes(name) ? bare.replace(/^(?=type|declare)/m, "export ") : bare);
}
const [header] = ts.getLeadingCommentRanges(index.text, 0);
const all = [index.text.slice(header.pos, header.end), ...written, "export {};"].join("\n\n");
if (/\bimport\b|\bz\./.test(all.replace(/\/\*[^]*?\*\//g, ""))) throw new Error("the types refer to another package");
writeFileSync("dist/index.d.ts", await format(all, { parser: "typescript", printWidth: 120 }));
