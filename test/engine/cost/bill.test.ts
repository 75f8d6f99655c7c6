import { describe, expect, it } from "vitest";
import { billOf, monthlyLines } from "../../../src/engine/cost/bill.ts";
import { type CostColumn, costColumns } from "../../../src/model/cost-column.ts";
import type { CostLine } from "../../../src/model/cost.ts";
import type { CostInputs } from "../../../src/model/cost-inputs.ts";
import { inputs } from "./round-inputs.ts";

type Row = [item: string, usd: number, keys: string];

/** A line as a row: prices to ten digits, since a millionth has no exact binary form. */
function rows(lines: readonly CostLine[]): Row[] {
  return lines.map(({ item, usd, keys }) => [item, Number(usd.toPrecision(10)), keys.join(" ")]);
}

const labour = "labour_usd_per_hour";
const hours = `${labour} fine-tuning.hours_factor`;
const embedding = "rag.corpus_tokens rag.overlap_factor rag.embed_usd_per_mtok";
function hostingKeys(side: string): string {
  return `${side}.hosting_usd_per_hour ${side}.input_tokens_per_second ${side}.output_tokens_per_second hours_per_month peak_factor`;
}

// 3,000 vectors, written at 2 units each and 40 a million: 0.24. Embedding 1.2 million tokens: 0.60.
const retrievalSetup: Row[] = [
  ["building retrieval", 4000, `rag.setup_hours ${labour}`],
  ["evaluation of retrieval", 300, "rag.evaluation_usd"],
  ["embedding the corpus", 0.84, embedding],
];
const retrievalFixed: Row[] = [
  ["upkeep of retrieval", 600, `rag.upkeep_hours_per_month ${labour}`],
  ["search infrastructure", 7, "rag.search_usd_per_month"],
  ["embedding what changed", 0.21, `rag.changed_share_per_month ${embedding}`],
];
// 3,000 vectors of 5,000 bytes are 0.015 GB: 15. A million calls read 3 million units: 60.
const vectorDb: Row = [
  "vector database",
  75,
  "rag.vector_db_minimum_usd_per_month rag.vector_db_usd_per_gb_month rag.vector_db_usd_per_m_read_units",
];
const retrievalPerCall: Row[] = [
  ["embedding the question", 0.000015, "rag.embed_usd_per_mtok"],
  ["reranking", 0.006, "rag.rerank_candidates rag.rerank_usd_per_k_searches"],
];
// A run reads 1.5 million tokens at 20: 30. There are five.
const tuningSetup: Row[] = [
  ["building the tuning", 6000, `fine-tuning.setup_hours ${hours}`],
  ["training examples", 2000, "fine-tuning.examples fine-tuning.examples_at_hand fine-tuning.usd_per_example"],
  [
    "training runs",
    150,
    "fine-tuning.runs fine-tuning.epochs fine-tuning.tokens_per_example fine-tuning.training_usd_per_mtok",
  ],
  ["evaluation of tuning", 700, "fine-tuning.evaluation_usd"],
];
// A retraining: 100 examples anew for 400, a run for 30, its evaluation for 50, ten hours for 1,000.
function tuningFixed(side: string, retraining: number): Row[] {
  return [
    [
      "retraining",
      retraining,
      `${side}.retrains_per_month fine-tuning.retrain_hours ${hours} fine-tuning.retrain_refresh_share fine-tuning.retrain_evaluation_usd`,
    ],
    ["upkeep of tuning", 800, `fine-tuning.upkeep_hours_per_month ${hours}`],
    ["model storage", 9, "fine-tuning.storage_usd_per_month"],
  ];
}
function modelPerCall(side: string, [instructions, context, question, answer]: number[]): Row[] {
  return [
    ["instructions", instructions!, `${side}.system_tokens ${side}.input_usd_per_mtok`],
    ["retrieved context", context!, `rag.chunks rag.chunk_tokens ${side}.input_usd_per_mtok`],
    ["question and history", question!, `question_tokens history_tokens ${side}.input_usd_per_mtok`],
    ["answer", answer!, `answer_tokens ${side}.output_usd_per_mtok`],
  ];
}

const bills: [CostColumn, { setup: Row[]; perMonth: Row[]; perCall: Row[] }][] = [
  [
    "prompt",
    {
      setup: [
        ["writing the prompt", 1000, `prompt.setup_hours ${labour}`],
        ["evaluation of the prompt", 150, "prompt.evaluation_usd"],
      ],
      // 3.55 s to read 500 tokens, three samples of 1,000 and 50 more; 2 s to write: 8.8 machines of 1,400.
      perMonth: [
        ["hosting the model", 12_600, hostingKeys("prompt")],
        ["upkeep of the prompt", 200, `prompt.upkeep_hours_per_month ${labour}`],
      ],
      perCall: [
        ["instructions", 0.0005, "prompt.system_tokens prompt.input_usd_per_mtok"],
        ["samples in the prompt", 0.003, "prompt.samples fine-tuning.tokens_per_example prompt.input_usd_per_mtok"],
        ["question and history", 0.00005, "question_tokens history_tokens prompt.input_usd_per_mtok"],
        ["answer", 0.001, "answer_tokens prompt.output_usd_per_mtok"],
      ],
    },
  ],
  [
    "rag",
    {
      setup: retrievalSetup,
      // A call takes 2.55 s to read and 2 s to write, four times that at peak: 7.2 machines of 1,400.
      perMonth: [vectorDb, ["hosting the model", 11_200, hostingKeys("rag")], ...retrievalFixed],
      perCall: [...retrievalPerCall, ...modelPerCall("rag", [0.0005, 0.002, 0.00005, 0.001])],
    },
  ],
  [
    "fine-tuning",
    {
      setup: tuningSetup,
      // 0.15 s and 2 s: 3.4 machines of 2,100.
      perMonth: [["hosting the model", 8400, hostingKeys("fine-tuning")], ...tuningFixed("fine-tuning", 740)],
      perCall: modelPerCall("fine-tuning", [0.0002, 0, 0.0001, 0.0012]).filter(([, usd]) => usd > 0),
    },
  ],
  [
    "hybrid",
    {
      setup: [...retrievalSetup, ...tuningSetup],
      // 2.15 s and 2 s: 6.6 machines of 2,100.
      perMonth: [
        vectorDb,
        ["hosting the model", 14_700, hostingKeys("fine-tuning")],
        ...retrievalFixed,
        ...tuningFixed("hybrid", 370),
      ],
      perCall: [...retrievalPerCall, ...modelPerCall("fine-tuning", [0.0002, 0.004, 0.0001, 0.0012])],
    },
  ],
];

describe("a bill, worked out by hand", () => {
  it.each(bills)("of %s has these lines, which follow from these inputs", (approach, { setup, perMonth, perCall }) => {
    const bill = billOf(approach, inputs);
    expect(rows(bill.setup)).toEqual(setup);
    expect(rows(monthlyLines(bill, 1_000_000))).toEqual(perMonth);
    expect(rows(bill.perCall)).toEqual(perCall);
  });

  it("of training by the GPU hour names the hours and their price", () => {
    const byTheHour = { training_usd_per_mtok: null, training_gpu_hours: 6, training_usd_per_gpu_hour: 2.5 };
    const { setup } = billOf("fine-tuning", {
      ...inputs,
      "fine-tuning": { ...inputs["fine-tuning"], ...byTheHour },
    });
    expect(rows(setup)[2]).toEqual([
      "training runs",
      75,
      "fine-tuning.runs fine-tuning.training_gpu_hours fine-tuning.training_usd_per_gpu_hour",
    ]);
  });

  it("leaves out what comes to nothing", () => {
    const { rag } = inputs;
    const bill = billOf("rag", {
      ...inputs,
      labour_usd_per_hour: 0,
      rag: { ...rag, rerank_candidates: 0, search_usd_per_month: 0, hosting_usd_per_hour: 0 },
    });
    expect(bill.setup.map(({ item }) => item)).toEqual(["evaluation of retrieval", "embedding the corpus"]);
    expect(bill.fixed.map(({ item }) => item)).toEqual(["embedding what changed"]);
    expect(bill.stepped.map(({ item }) => item)).toEqual(["vector database"]);
    expect(bill.perCall.map(({ item }) => item)).not.toContain("reranking");
  });

  it("has no vectors where the chunks have no length, and at least the least amount", () => {
    const bill = billOf("rag", { ...inputs, rag: { ...inputs.rag, chunk_tokens: 0 } });
    expect(rows(bill.setup)[2]).toEqual(["embedding the corpus", 0.6, embedding]);
    expect(monthlyLines(bill, 0)[0]).toMatchObject({ item: "vector database", usd: 10 });
  });

  it("of what answers say: cleaning by the corpus, rights, hours of a new team, and only the examples that are missing", () => {
    const { rag, "fine-tuning": tuning } = inputs;
    const changed: CostInputs = {
      ...inputs,
      rag: { ...rag, cleaning_hours_per_mtok: 4, rights_hours: 40 },
      "fine-tuning": { ...tuning, hours_factor: 2, examples_at_hand: 200 },
    };
    const [searched, tuned] = [billOf("rag", changed), billOf("fine-tuning", changed)].map(({ setup }) => rows(setup));
    expect(searched!.slice(0, 2)).toEqual([
      ["cleaning the documents", 400, `rag.corpus_tokens rag.cleaning_hours_per_mtok ${labour}`],
      ["rights in the index", 4000, `rag.rights_hours ${labour}`],
    ]);
    expect(tuned!.slice(0, 2).map(([, usd]) => usd)).toEqual([12_000, 1200]);
    // 5,000 examples at hand: nothing to write, and ten times the tokens to train on.
    const plenty = billOf("fine-tuning", { ...inputs, "fine-tuning": { ...tuning, examples_at_hand: 5000 } });
    expect(rows(plenty.setup).map(([item, usd]) => [item, usd])).toEqual([
      ["building the tuning", 6000],
      ["training runs", 1500],
      ["evaluation of tuning", 700],
    ]);
  });

  it("of a machine of one's own is its electricity, for training too", () => {
    const owned: CostInputs = {
      ...inputs,
      hardware: "owned",
      "fine-tuning": { ...inputs["fine-tuning"], training_usd_per_mtok: null, training_gpu_hours: 6 },
    };
    const bill = billOf("fine-tuning", owned);
    // 500 W at 0.20 a kWh for 700 hours, four machines; a run of six hours, five of them.
    expect(rows(monthlyLines(bill, 1_000_000))[0]).toEqual([
      "electricity",
      280,
      "fine-tuning.power_watts fine-tuning.input_tokens_per_second fine-tuning.output_tokens_per_second electricity_usd_per_kwh hours_per_month peak_factor",
    ]);
    expect(rows(bill.setup)[2]?.[1]).toBeCloseTo(3, 9);
    expect(monthlyLines(bill, 1e6).map(({ item }) => item)).not.toContain("hosting the model");
  });

  it("of a long prompt reads its text from the cache, and writes it anew once in each lifetime", () => {
    const { prompt } = inputs;
    const cached = { cached_input_usd_per_mtok: 0.1, cache_write_usd_per_mtok: 1.25, cache_lifetime_minutes: 5 };
    const long: CostInputs = {
      ...inputs,
      hours_per_month: 730,
      prompt: { ...prompt, ...cached, samples: 0, pasted_tokens: 99_500, hosting_usd_per_hour: 0 },
    };
    const bill = billOf("prompt", long);
    // 100,000 tokens: 0.01 from the cache in nine of ten calls, else 0.125.
    const text = bill.perCall.find(({ item }) => item === "pasted text");
    expect(text!.usd).toBeCloseTo(0.995 * (0.9 * 0.01 + 0.1 * 0.125), 12);
    // 8,760 lifetimes of five minutes in a month: so many of the calls that would have found it write it.
    const written = (calls: number) => monthlyLines(bill, calls).find(({ item }) => item.startsWith("writing"))!.usd;
    expect(written(1000)).toBeCloseTo(1000 * 0.9 * 0.115, 8);
    expect(written(1e6)).toBeCloseTo(8760 * 0.9 * 0.115, 8);
  });

  it("searches once for a question that takes several calls", () => {
    const several = billOf("rag", { ...inputs, calls_per_question: 4 });
    expect(
      rows(several.perCall)
        .slice(0, 2)
        .map(([, usd]) => usd),
    ).toEqual([0.00000375, 0.0015]);
  });

  it("has the definitions of tools in every prompt, the tuned one's too", () => {
    for (const column of costColumns) {
      const items = billOf(column, { ...inputs, tool_tokens: 800 }).perCall.map(({ item }) => item);
      expect(items).toContain("tool definitions");
    }
  });
});
