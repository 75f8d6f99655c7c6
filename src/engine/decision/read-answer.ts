import { isNumberQuestion, unsure } from "../../model/question.ts";
import type { Question } from "../../model/rulebook.ts";
import type { MoneyRate } from "../../text/currencies.ts";
import { didYouMean, inAnyCase } from "../../text/did-you-mean.ts";
import { quote } from "../../text/quote.ts";
import { type AnswerProblem, type AnswerReading, parseBand, withLabels } from "./number-answer.ts";

/**
 * Reads one answer: a choice by its id, `unsure`, or, for a number question, a number as people write it, in the unit of
 * the question or in one that is known to be so many of that; money in another currency only where `money` has its rate.
 * Ids are read without regard to case where only one fits.
 */
export function parseAnswer(question: Question, raw: unknown, money?: MoneyRate): AnswerReading | AnswerProblem {
  const text = typeof raw === "string" ? raw.trim() : "";
  const ids = [...question.choices.map(({ id }) => id), unsure];
  if (ids.includes(text)) return chosen(text);
  const number = isNumberQuestion(question) ? parseBand(question, raw, money) : null;
  if (number && !("code" in number)) return number;
  const near = inAnyCase(text, ids);
  if (near !== undefined) return chosen(near);
  const isWord = /^[a-z]\D*$/i.test(text);
  return number && !isWord ? number : unknownChoice(question, raw, text);
}

function chosen(id: string): AnswerReading {
  return { value: id, choice: id === unsure ? null : id };
}

function unknownChoice(question: Question, raw: unknown, word: string): AnswerProblem {
  const ids = [...question.choices.map(({ id }) => id), unsure];
  const choices = `choices: ${withLabels(question)}, ${unsure}${isNumberQuestion(question) ? "; or a number like 250k" : ""}`;
  return {
    code: "unknown-choice",
    message: `${quote(raw)} is not a choice of ${question.id}`,
    hint: didYouMean(word, ids, choices),
    brief: didYouMean(word, ids, "choose one, or write a number"),
  };
}
