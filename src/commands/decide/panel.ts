import { panelOutcomes } from "../../engine/uses/panel.ts";
import { loadPanel } from "../../load/rulebook/panel.ts";
import type { Decision } from "../../model/decision.ts";
import { type Context, notice, panelFolderOf } from "../command-line/context.ts";

/** The decision with what each framework beside the rulebook makes of its answers; without, where none stands there. */
export async function withPanel(context: Context, decision: Decision): Promise<Decision> {
  const frameworks = await loadPanel(panelFolderOf(context), context.io.compiledFolder);
  if (!frameworks.ok) {
    const files = [...new Set(frameworks.problems.map(({ file }) => file))].join(", ");
    await notice(context.io, `no second opinion, since ${files} in the panel is at fault; \`advise panel\` says how`);
    return decision;
  }
  if (frameworks.value.length === 0) return decision;
  return { ...decision, panel: panelOutcomes(frameworks.value, decision.answers) };
}
