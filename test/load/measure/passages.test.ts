import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passagesIn, slugOf } from "../../../src/load/measure/passages.ts";

/** The passages of a document, each as its id and its text. */
function cut(path: string, text: string): [id: string, text: string][] {
  return passagesIn(path, text).map((passage) => {
    expect(passage.path).toBe(path);
    return [passage.id, passage.text];
  });
}

it.each([
  ["Two words", "two-words"],
  ["What's new?", "whats-new"],
  ["snake_case-and 2.0", "snake_case-and-20"],
  ["  about  ", "about"],
  ["Über Größe", "über-größe"],
  ["日本語 の", "日本語-の"],
  ["नमस्ते", "नमस्ते"],
  ["a\tb", "a-b"],
  ["Q & A", "q--a"],
])("the address of the heading %j is %j", (heading, slug) => {
  expect(slugOf(heading)).toBe(slug);
});

describe("what a document is goes by the end of its name", () => {
  it.each(["a.md", "A.MD", "b/c.mdx", "a.markdown"])("Markdown: %s", (path) => {
    expect(cut(path, "# <b>\nx")).toEqual([[`${path}#b`, "<b>\nx"]]);
  });

  it.each(["a.html", "a.htm", "A.HTML"])("HTML: %s", (path) => {
    expect(cut(path, "# <h1>B</h1>x")).toEqual([
      [path, "#"],
      [`${path}#b`, "B\nx"],
    ]);
  });

  it.each(["a.txt", "a.rst", "md", "html", "a.md.txt", "a.html.txt", "amd", "ahtml"])("plain text: %s", (path) => {
    expect(cut(path, "# <h1>B</h1>x")).toEqual([[path, "# <h1>B</h1>x"]]);
  });
});

describe("Markdown is cut at its headings", () => {
  const ticks = "```";
  it.each<[string, string, [slug: string, text: string][]]>([
    [
      "and has what stands before the first",
      "Intro\n\n# One\n\ntext\n## Two\nx",
      [
        ["", "Intro"],
        ["#one", "One\n\ntext"],
        ["#two", "Two\nx"],
      ],
    ],
    [
      "whatever the ends of its lines",
      "# A\r\nb\r\n# C",
      [
        ["#a", "A\nb"],
        ["#c", "C"],
      ],
    ],
    ["of one to six signs", "###### Six\nx\n####### Seven", [["#six", "Six\nx\n####### Seven"]]],
    ["of up to three spaces before them", "   # In\n    # Code", [["#in", "In\n    # Code"]]],
    ["of a space or a tab behind the signs", "#\tTab\n#hash\nx # y", [["#tab", "Tab\n#hash\nx # y"]]],
    [
      "without the signs that close them",
      "# One ##\nx\n# Two #\t\n# C#\n# # a #b",
      [
        ["#one", "One\nx"],
        ["#two", "Two"],
        ["#c", "C#"],
        ["#a-b", "# a #b"],
      ],
    ],
    ["and says nothing of one without words", "# ###\n#  ", []],
    [
      "and keeps two of one name apart",
      "# A\nx\n# A\ny",
      [
        ["#a", "A\nx"],
        ["#a", "A\ny"],
      ],
    ],
    [
      "but not in code",
      `${ticks}sh\n# no\n${ticks}\n# Yes`,
      [
        ["", `${ticks}sh\n# no\n${ticks}`],
        ["#yes", "Yes"],
      ],
    ],
    [
      "but not in code between tildes",
      `~~~\n${ticks}\n# no\n~~~\n# Yes`,
      [
        ["", `~~~\n${ticks}\n# no\n~~~`],
        ["#yes", "Yes"],
      ],
    ],
    [
      "but not in code whose marks are longer",
      `${ticks}\`\n${ticks}\n# no\n${ticks}\`\n# Yes`,
      [
        ["", `${ticks}\`\n${ticks}\n# no\n${ticks}\``],
        ["#yes", "Yes"],
      ],
    ],
    [
      "but not in code that ends with longer or indented marks",
      `   ${ticks}\n# no\n  ${ticks}\`\n# Yes`,
      [
        ["", `${ticks}\n# no\n  ${ticks}\``],
        ["#yes", "Yes"],
      ],
    ],
    [
      "but not in code that has a mark with a word behind it",
      `${ticks}\n${ticks}js\n# no\n${ticks}\n# Yes`,
      [
        ["", `${ticks}\n${ticks}js\n# no\n${ticks}`],
        ["#yes", "Yes"],
      ],
    ],
    [
      "also behind marks that open and close in a line",
      `${ticks}a${ticks}\n# Yes`,
      [
        ["", `${ticks}a${ticks}`],
        ["#yes", "Yes"],
      ],
    ],
    [
      "but not in code whose tildes are longer",
      "~~~~\n~~~\n# no\n~~~~\n# Yes",
      [
        ["", "~~~~\n~~~\n# no\n~~~~"],
        ["#yes", "Yes"],
      ],
    ],
    [
      "but not in code behind marks that stand too far in",
      `${ticks}\n    ${ticks}\n# no`,
      [["", `${ticks}\n    ${ticks}\n# no`]],
    ],
    ["but not in code that never ends", `x\n${ticks}\n# no`, [["", `x\n${ticks}\n# no`]]],
    [
      "after two marks, or marks within a line, which begin no code",
      `\`\`\n# A\nx ${ticks}\n# B\n    ${ticks}\n# C\n~~`,
      [
        ["", "``"],
        ["#a", `A\nx ${ticks}`],
        ["#b", `B\n    ${ticks}`],
        ["#c", "C\n~~"],
      ],
    ],
    ["and is nothing where it is empty", " \n\n", []],
  ])("%s", (_, text, expected) => {
    expect(cut("a.md", text)).toEqual(expected.map(([slug, passage]) => [`a.md${slug}`, passage]));
  });
});

describe("HTML is cut at its headings", () => {
  it.each<[string, string, [slug: string, text: string][]]>([
    [
      "by their ids, or else their words",
      '<p>Intro</p><h1>One fine <i>day</i></h1><p>text</p><H6 id="two">Second</H6 >more',
      [
        ["", "Intro"],
        ["#one-fine-day", "One fine day\ntext"],
        ["#two", "Second\nmore"],
      ],
    ],
    [
      "by ids in other quotes, or in none",
      "<h2 data-id=7 class=x id='a-1'>First</h2>1<h2 ID = b>Second</h2>2<h2\nid=c class=d>C\nc</h2>3",
      [
        ["#a-1", "First\n1"],
        ["#b", "Second\n2"],
        ["#c", "C\nc\n3"],
      ],
    ],
    ["whose words may stand on several lines", "<h2>A\nb</h2>x", [["#a-b", "A\nb\nx"]]],
    ["but not at what only begins as one", "<header>a</header><hr>b<h7>c</h7><h10>d</h10>", [["", "a b c d"]]],
    ["but not at one without an end", "<h2>Open", [["", "Open"]]],
    [
      "and at the last end that a heading has of its own",
      "<h1>A</h1><h2>B</h2>",
      [
        ["#a", "A"],
        ["#b", "B"],
      ],
    ],
    [
      "without what is no text",
      '<!-- <h1>no</h1> --><script src="x">"<h1>no</h1>"</script><STYLE>no</style\n><noscript>no</noscript><template><h2>no</h2></template>yes',
      [["", "yes"]],
    ],
    ["without such a part that never ends", "yes<!-- no", [["", "yes"]]],
    [
      "without such a part that ends as another does",
      "yes<script>no</style>no</script>,yes<style>no",
      [["", "yes ,yes"]],
    ],
    ["with what is named almost like such a part", "<scripted>yes</scripted>", [["", "yes"]]],
    ["with a space for each tag and for each row of spaces", "a<br><br>b \t c", [["", "a b c"]]],
    ["with signs that begin no tag", "1 < 2, and a <b", [["", "1 < 2, and a <b"]]],
  ])("%s", (_, text, expected) => {
    expect(cut("a.html", text)).toEqual(expected.map(([slug, passage]) => [`a.html${slug}`, passage]));
  });

  it.each([
    ["a &amp; b", "a & b"],
    ["&lt;b&gt; &quot;c&quot; &apos;d&apos;", "<b> \"c\" 'd'"],
    ["a&nbsp;b", "a b"],
    ["&AMP;&Lt;", "&<"],
    ["&#65;&#x42;&#X43;&#x1f600;", "ABC\u{1f600}"],
    ["&#x10ffff;", "\u{10ffff}"],
    ["&amp;lt;", "&lt;"],
    ["&constructor;", "&constructor;"],
    ["&#x110000; &#0; &#99999999;", "&#x110000; &#0; &#99999999;"],
    ["&unknown; &#; &#xyz; &#ab; &#1a; &#x; &12; & a; &amp", "&unknown; &#; &#xyz; &#ab; &#1a; &#x; &12; & a; &amp"],
  ])("its text %j reads %j", (html, text) => {
    expect(cut("a.html", html)).toEqual([["a.html", text]]);
  });
});

describe("plain text is cut at empty lines", () => {
  const [long, half] = ["l".repeat(1500), "h".repeat(1000)];
  it.each([
    ["where the pieces would be too long", [half, half, half].join("\n\n"), [`${half}\n\n${half}`, half]],
    ["as soon as they would be", `${half}\n\n${half}x`, [half, `${half}x`]],
    ["and else is one piece", "a\n\nb\n \n\nc\nd", ["a\n\nb\n\nc\nd"]],
    ["and never within a part without one", `x\n${long}\n${long}\n\ny`, [`x\n${long}\n${long}`, "y"]],
    ["and has no empty piece", `\n\n${long}\n\n\n\n${long}\n\n  `, [long, long]],
    ["and is nothing where it is empty", " \n\n ", []],
  ])("%s", (_, text, pieces) => {
    expect(cut("a.txt", text)).toEqual(pieces.map((piece) => ["a.txt", piece]));
  });

  it("into pieces that hold all of its parts in their order, none longer than it need be", () => {
    const part = fc.integer({ min: 1, max: 1200 }).map((length) => "p".repeat(length));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const pieces = cut("a.txt", parts.join("\n\n")).map(([, piece]) => piece.split("\n\n"));
        expect(pieces.flat()).toEqual(parts);
        for (const [at, piece] of pieces.entries()) {
          const size = piece.join("\n\n").length;
          expect(size <= 2000 + 2 || piece.length === 1).toBe(true);
          expect(size + (pieces[at + 1]?.[0]?.length ?? 2001)).toBeGreaterThan(2000);
        }
      }),
    );
  });
});
