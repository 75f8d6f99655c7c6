import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { ownFolder } from "../own-folder.ts";
import { advise, shell, tinyFile } from "./bin.ts";

const top = ownFolder();
const folder = join(top, "work");
const sheet = "advise: 1\nanswers:\n  facts: yes\n";
const tiny = ["--rules", tinyFile];

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, "answers.yaml"), sheet);
});

function noStack(stderr: string): void {
  return expect(stderr).not.toMatch(/\n\s+at |that is a bug/);
}

describe("what is read", () => {
  it.each([
    ["a device that never ends", "$advise /dev/zero --rules $tiny", /\/dev\/zero: is too large/],
    ["a device that holds nothing", "$advise /dev/null --rules $tiny", /\/dev\/null:1:1 the file is empty/],
    ["a link that leads nowhere", "ln -s nowhere x; $advise ./x --rules $tiny", /x: does not exist/],
    ["a link to itself", "ln -s x x; $advise ./x --rules $tiny", /x: is a link that leads to itself/],
    ["a link to a folder", "ln -s . x; $advise x --rules $tiny", /x: is a folder, not a file/],
    ["standard input that is closed", "$advise - --rules $tiny <&-", /<stdin>/],
    ["a rulebook that never ends", "$advise --facts yes --rules /dev/zero", /\/dev\/zero: is too large/],
    [
      "a folder that is gone",
      "mkdir x; cd x; rmdir ../x; $advise answers.yaml --rules $tiny",
      /^advise: the current folder does not exist any more\n/,
    ],
  ])("%s is refused", (_, line, reason) => {
    const ran = shell(line, { cwd: folder });
    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(ran.stderr).toMatch(reason);
    noStack(ran.stderr);
  });

  it.each([
    ["a pipe", "$advise <(echo 'advise: 1'; sleep 0.2; echo 'answers: {facts: yes}') --rules $tiny --format outcome"],
    ["a named pipe", "mkfifo p; cat answers.yaml > p & $advise p --rules $tiny --format outcome"],
    ["a link", "ln -s answers.yaml x; $advise ./x --rules $tiny --format outcome"],
  ])("%s is read as a file is", (_, line) => {
    expect(shell(line, { cwd: folder })).toMatchObject({ status: 0, stdout: "rag\n", stderr: "" });
  });

  it("a pipe that nobody writes to can be stopped", () => {
    const ran = shell("mkfifo p; timeout -k 20 3 $advise p --rules $tiny", { cwd: folder });
    // 124 is timeout's own: it sent SIGTERM, and did not have to kill.
    expect(ran).toMatchObject({ status: 124, stdout: "" });
  });

  it.each(["a b.yaml", "--facts.yaml", "ü🎈.yaml", "a\nb.yaml", "\u001b[2J.yaml", "*.yaml", "$(x).yaml"])(
    "a file named %j is read, saved and named in a way that does no harm",
    (name) => {
      writeFileSync(join(folder, name), sheet);
      const path = `./${name}`;
      expect(advise([path, ...tiny, "--save", path], { cwd: folder })).toMatchObject({ status: 0 });
      expect(readFileSync(join(folder, name), "utf8")).toContain("decision:");
      writeFileSync(join(folder, name), "advise: 2\n");
      const { status, stderr, stdout } = advise(["check", path, ...tiny, "--format", "markdown"], { cwd: folder });
      expect(status).toBe(2);
      expect(stderr + stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    },
  );

  it("a thousand files are checked in one run", () => {
    // Ten thousand were tried by hand; the cost of each is the same.
    for (let at = 0; at < 1000; at++) writeFileSync(join(folder, `${at}.yaml`), sheet);
    const ran = advise(["check", ".", ...tiny, "--format", "json"], { cwd: folder });
    expect((JSON.parse(ran.stdout) as { files: unknown[] }).files).toHaveLength(1001);
    expect(ran.megabytes).toBeLessThan(300);
  });
});

const writers: [name: string, args: string][] = [
  ["--save", "$advise full/answers.yaml --rules $tiny --save full/answers.yaml"],
  ["check --update", "$advise check full/answers.yaml --rules $tiny --update"],
  ["--output", "$advise answers.yaml --rules $tiny -o full/answers.yaml --format html"],
];

/** Runs a line with a file system of its own at full/, where this is permitted. */
function mounted(options: string, prepare: string, line: string) {
  return shell(
    `mkdir full; unshare -m sh -c 'mount -t tmpfs ${options} none full && ${prepare} && { ${line}; echo "exit $?"; cat full/answers.yaml; ls -A full; }'`,
    {
      cwd: folder,
    },
  );
}

const maySetUp = shell("unshare -m mount -t tmpfs none /mnt", { cwd: top }).status === 0;
if (!maySetUp) console.warn("No file system can be mounted here: full and read-only disks are not tried.");

describe.skipIf(!maySetUp)("a disk that cannot take it", () => {
  it.each(writers)("%s on a full disk leaves the old file, and says so", (_, line) => {
    const fill = "cp answers.yaml full/ && { head -c 64k /dev/zero > full/rest; true; }";
    const ran = mounted("-o size=16k", fill, line);
    expect(ran.stderr).toContain("cannot be written: the disk is full");
    expect(ran.stdout).toContain(`exit 2\n${sheet}answers.yaml\nrest\n`);
  });

  it.each(writers)("%s on a read-only disk leaves the old file, and says so", (_, line) => {
    const ran = mounted("", "cp answers.yaml full/ && mount -o remount,ro full", line);
    expect(ran.stderr).toContain("may not be written");
    expect(ran.stdout).toContain(`exit 2\n${sheet}answers.yaml\n`);
  });
});

const nobody = "setpriv --reuid 65534 --clear-groups";
const mayBeNobody = shell(`${nobody} $advise --version`, { cwd: top }).status === 0;
if (!mayBeNobody) console.warn("Nobody else can be run as here: files that may not be read or written are not tried.");

describe.skipIf(!mayBeNobody)("a file of somebody else", () => {
  it.each([
    [
      "that may not be read",
      "chmod 600 answers.yaml; chmod 755 ..",
      "$advise answers.yaml",
      "answers.yaml: may not be read",
    ],
    [
      "that may not be written",
      "chmod 644 answers.yaml",
      "$advise answers.yaml --save answers.yaml",
      "may not be written",
    ],
    ["in a folder that may not be written", "true", "$advise answers.yaml --save new.yaml", "may not be written"],
    ["that --output may not write", "true", "$advise answers.yaml -o new.txt", "may not be written"],
  ])("%s", (_, prepare, line, reason) => {
    const ran = shell(`cp $tiny ../rules.yaml; chmod 755 . ..; ${prepare}; ${nobody} ${line} --rules ../rules.yaml`, {
      cwd: folder,
    });
    expect(ran.stderr).toContain(reason);
    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(readdirSync(folder)).toEqual(["answers.yaml"]);
  });
});

describe("what is written", () => {
  it("goes through a link with --output, and the link stays", () => {
    writeFileSync(join(folder, "to.txt"), "old");
    symlinkSync("to.txt", join(folder, "link"));
    expect(advise(["--facts", "yes", ...tiny, "--format", "outcome", "-o", "link"], { cwd: folder }).status).toBe(0);
    expect(readFileSync(join(folder, "to.txt"), "utf8")).toBe("rag\n");
    expect(readdirSync(folder)).toEqual(["answers.yaml", "link", "to.txt"]);
  });

  it("stands where the shell has it, with --output /dev/stdout", () => {
    shell("{ echo first; $advise --facts yes --rules $tiny --format outcome -o /dev/stdout; echo last; } > out", {
      cwd: folder,
    });
    expect(readFileSync(join(folder, "out"), "utf8")).toBe("first\nrag\nlast\n");
  });

  it.each([
    ["/dev/stderr", "2"],
    ["/dev/fd/3", "3"],
    ["/proc/self/fd/4", "4"],
  ])("stands behind what a shell has open already, with --output %s", (name, number) => {
    const line = `$advise --facts yes --rules $tiny --format outcome -o ${name}`;
    shell(`{ echo first >&${number}; ${line}; echo last >&${number}; } ${number}>>log`, { cwd: folder });
    expect(readFileSync(join(folder, "log"), "utf8")).toBe("first\nrag\nlast\n");
  });

  it("goes into a device or a pipe with --output", () => {
    const line = "$advise --facts yes --rules $tiny --format outcome -o";
    expect(shell(`${line} /dev/stdout | cat; ${line} /dev/null; ${line} >(cat)`, { cwd: folder })).toMatchObject({
      status: 0,
      stdout: "rag\nrag\n",
      stderr: "",
    });
  });

  it.each([
    ["answers.yaml", []],
    ["answers.yaml --save saved.yaml", ["work/saved.yaml"]],
    ["answers.yaml --format html -o page.html", ["work/page.html"]],
    ["init new.yaml", ["work/new.yaml"]],
    ["check answers.yaml", []],
    ["check answers.yaml --update", ["work/answers.yaml"]],
    ["diff answers.yaml answers.yaml", []],
    ["explain facts", []],
    ["cost answers.yaml", []],
    ["rules lint", []],
    ["rules verify", []],
    ["schema answers -o schema.json", ["work/schema.json"]],
    ["batch lines.ndjson", []],
    ["answers.yaml --facts maybe --save saved.yaml", []],
  ])("advise %s writes nothing but %j", (args, expected) => {
    for (const place of ["home", "temp"]) mkdirSync(join(top, place), { recursive: true });
    writeFileSync(join(folder, "lines.ndjson"), '{"answers": {"facts": "yes"}}\n');
    const before = everythingIn(top);
    const env = { HOME: join(top, "home"), TMPDIR: join(top, "temp"), XDG_CACHE_HOME: join(top, "home/cache") };
    advise([...args.split(" "), ...tiny], { cwd: folder, env });
    const after = everythingIn(top);
    const names = [...new Set([...before.keys(), ...after.keys()])];
    expect(names.filter((name) => before.get(name) !== after.get(name))).toEqual(expected);
  });
});

/** Every file below a folder, with what is in it. */
function everythingIn(root: string): Map<string, string> {
  return new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => existsSync(path))
      .map((path) => [path.slice(root.length + 1), isFile(path) ? readFileSync(path, "utf8") : "a folder"]),
  );
}

function isFile(path: string): boolean {
  try {
    readdirSync(path);
    return false;
  } catch {
    return true;
  }
}
