// A large rulebook for the benchmark: 30 questions of 4 choices, 80 rules, 10 of them over 2 or 3 questions. The same
// numbers every time: a small generator with a fixed seed stands in for chance.

/** The rulebook as a plain value, in the shape of a rulebook file. */
export function generatedRulebook() {
  const pick = generator(20261101);
  const below = (end) => Math.floor(pick() * end);
  const question = (index) => `q${index}`;
  const choice = () => `c${below(4)}`;
  const effect = () => ({ rag: below(6) - 2, "fine-tuning": below(6) - 2, hybrid: below(6) - 2 });
  const rule = (id, when) => ({
    id,
    when,
    weight: 1 + below(6),
    effect: effect(),
    ...(below(4) === 0 && { need: below(2) === 0 ? "facts" : "behaviour" }),
    because: "It is so.",
  });
  const single = (index) => rule(`r${index}`, { [question(index % 30)]: choice() });
  const joint = (index) => {
    const first = below(28);
    const tests = [first, first + 1, ...(below(2) === 0 ? [first + 2] : [])];
    return rule(`j${index}`, Object.fromEntries(tests.map((one) => [question(one), [choice(), choice()]])));
  };
  return {
    id: "generated",
    version: "1",
    date: "2026-11-01",
    settings: {
      base: { rag: 6, "fine-tuning": 0, hybrid: -6 },
      bar: 6,
      ties: ["rag", "fine-tuning", "hybrid"],
      "close-call": 6,
      "firm-radius": 0.15,
      "earned-by": { rag: ["facts"], "fine-tuning": ["behaviour"], hybrid: ["facts", "behaviour"] },
    },
    questions: range(30).map((index) => ({
      id: question(index),
      ask: "Which?",
      core: index < 10,
      choices: range(4).map((one) => ({ id: `c${one}`, label: `Choice ${one}` })),
    })),
    rules: [...range(70).map(single), ...range(10).map(joint)],
    constraints: range(4).map((index) => ({
      id: `k${index}`,
      when: { [question(7 * index)]: choice() },
      excludes: index % 2 === 0 ? ["fine-tuning"] : ["fine-tuning", "hybrid"],
      kind: "rules-out",
      because: "It cannot be.",
      remedy: "Change it.",
    })),
    gates: [
      {
        id: "g0",
        kind: "neither-yet",
        when: { [question(1)]: "c0", [question(2)]: ["c0", "c1"], leader: "rag" },
        say: "Not yet.",
      },
    ],
  };
}

function range(count) {
  return Array.from({ length: count }, (_, index) => index);
}

/** mulberry32: a well-known 32-bit generator, enough to spread the rules over the questions. */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
