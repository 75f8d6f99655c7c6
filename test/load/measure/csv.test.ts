import { describe, expect, it } from "vitest";
import { csvRecords } from "../../../src/load/measure/csv.ts";
import type { RecordAt } from "../../../src/load/measure/record.ts";
import { bytesOf, listed } from "./bytes-of.ts";

/** The records of a text that comes in chunks of so many bytes. */
function records(text: string, size?: number): Promise<RecordAt[]> {
  return listed(csvRecords(bytesOf("a.csv", text, size)));
}

describe("where a row of CSV stands", () => {
  it.each([
    ["after cells with line ends", 'a,b\n"1\n1",2\n3,4\n', [2, 4]],
    ["after cells with line ends of two signs", 'a,b\r\n"1\r\n1\r\n1",2\r\n3,4\r\n', [2, 5]],
    ["after empty lines", "a,b\n\n\n1,2\n\n3,4", [4, 6]],
    ["after a mark at the start", "\ufeffa;b\n1;2\n", [2]],
  ])("%s", async (_, text, lines) => {
    expect((await records(text)).map(({ line }) => line)).toEqual(lines);
  });
});

describe("what cannot be read is named by line and column", () => {
  it.each([
    ["text after a quoted cell", 'a,b\n1,2\n33,"x" y\n4,5\n', 3, 4, "a quote stands where none can"],
    ["the same with line ends of two signs", 'a,b\r\n1,2\r\n33,"x" y\r\n', 3, 4, "a quote stands where none can"],
    ["a quote within a cell", 'a,b\n1,2\nab"c,d\n', 3, 1, "a quote stands where none can"],
    ["after signs of several bytes", 'a,b\n€,"x" y\n', 2, 5, "a quote stands where none can"],
    ["a quote that never ends", 'a,b\n1,2\n3,"xyz\n4,5\n', 3, 3, "a quoted cell begins here and never ends"],
    ["a row without end", `a,b\n1,2\n${"x".repeat(2 ** 20 + 10)}\n`, 3, 1, "the row is longer than 1 MiB"],
  ])("%s", async (_, text, line, column, message) => {
    const last = (await records(text, 4096)).at(-1);
    expect(last).toMatchObject({ line, column, fatal: true });
    expect(last).toHaveProperty("message", expect.stringContaining(message));
  });
});

it("a row with too many or too few cells is named, and the next is read", async () => {
  expect(await records("a,b\n1\n1,2,3\n1,2\n")).toMatchObject([
    { line: 2, message: "the row has 1 cells, and the first row names 2" },
    { line: 3, message: "the row has 3 cells, and the first row names 2" },
    { line: 4, value: { a: "1", b: "2" } },
  ]);
});

describe("the cells of a row", () => {
  it.each([
    ["go by what names the first row has, in lower case", " ID ,Pass\n1,yes", { id: "1", pass: "yes" }],
    ["keep their spaces", "a,b\n 1 ,2 ", { a: " 1 ", b: "2 " }],
    ["stand between semicolons where the first row has most of them", "a;b,c;d\n1;2;3", { a: "1", "b,c": "2", d: "3" }],
    ["stand between tabs where the first row has most of them", "a\tb\tc,d\n1\t2\t3", { a: "1", b: "2", "c,d": "3" }],
    ["stand between commas where no sign is ahead", "a,b;c\n1,2", { a: "1", "b;c": "2" }],
    ["stand between what the first row has, and not the second", "a,b\r\n1;2;3,4", { a: "1;2;3", b: "4" }],
    ["stand between what the first row has, whatever ends it", "a,b\n1;2;3,4;5", { a: "1;2;3", b: "4;5" }],
    ["go by a quoted name behind a mark at the start", '\ufeff"a",b\n1,2', { a: "1", b: "2" }],
    ["may be one to a row", "a\n1", { a: "1" }],
    ["may hold quotes and what stands between cells", 'a,b\n"1,""2""",3', { a: '1,"2"', b: "3" }],
  ])("%s", async (_, text, value) => {
    expect(await records(text)).toEqual([{ line: 2, column: 1, value }]);
  });
});

it("a file that fails while it is read ends the rows with its error", async () => {
  async function* chunks() {
    yield await Promise.resolve(Buffer.from("a,b\n1,2\n"));
    throw new Error("the disk is gone");
  }
  const rows: RecordAt[] = [];
  const reading = (async () => {
    for await (const row of csvRecords({ ...bytesOf("a.csv", "a,b"), chunks: chunks() })) rows.push(row);
  })();
  await expect(reading).rejects.toThrow("the disk is gone");
});
