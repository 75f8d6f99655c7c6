/** How questions and their choices are called: by id in a terminal and a review, by label where a rulebook is at hand. */
export type Names = { question: (id: string) => string; choice: (question: string, choice: string) => string };

export const byId: Names = { question: (id) => id, choice: (_, choice) => choice };
