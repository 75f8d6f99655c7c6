import { expect, it } from "vitest";
import { estimatedTokens } from "../../../src/engine/measure/tokens.ts";

/** Sentences, and how many tokens of o200k they have: counted by gpt-tokenizer 4.0.0. */
const counted: [text: string, tokens: number][] = [
  [
    "Die Rückgabe der gelieferten Waren ist innerhalb von vierzehn Tagen nach Erhalt möglich, sofern sie unbenutzt und in der Originalverpackung sind.",
    33,
  ],
  ["Le client peut retourner les marchandises dans les quatorze jours suivant leur réception.", 17],
  ["Klient może zwrócić towar w ciągu czternastu dni od otrzymania, jeśli nie był używany.", 26],
  ["Müşteri, ürünü teslim aldıktan sonra on dört gün içinde iade edebilir.", 19],
  ["Khách hàng có thể trả lại hàng trong vòng mười bốn ngày kể từ khi nhận.", 20],
  ["Клиент может вернуть товар в течение четырнадцати дней после получения, если он не использовался.", 23],
  ["Ο πελάτης μπορεί να επιστρέψει το προϊόν εντός δεκατεσσάρων ημερών από την παραλαβή.", 28],
  ["客户可以在收到货物后十四天内退货，前提是商品未使用且包装完好。", 24],
  ["お客様は商品到着後十四日以内であれば、未使用かつ元の包装のまま返品することができます。", 30],
  ["고객은 상품을 받은 후 14일 이내에 사용하지 않은 상태로 반품할 수 있습니다.", 24],
  ["يمكن للعميل إرجاع البضائع خلال أربعة عشر يومًا من استلامها بشرط أن تكون غير مستخدمة.", 27],
  ["הלקוח יכול להחזיר את הסחורה תוך ארבעה עשר ימים מיום קבלתה.", 23],
  ["ग्राहक सामान प्राप्त होने के चौदह दिनों के भीतर उसे वापस कर सकता है, बशर्ते वह अप्रयुक्त हो।", 28],
  ["ลูกค้าสามารถคืนสินค้าได้ภายในสิบสี่วันหลังจากได้รับสินค้า", 18],
  ["8264 1937 5521 0098 7713 4420 9981 2034 5567 1289", 29],
  ["|---|---|---|\n| a | b | c |\n", 14],
  ["👩‍👩‍👧 🎉🎉 ✅ ❌ 🚀", 17],
];

it.each(counted)("the range of %j holds what was counted", (text, tokens) => {
  const { low, high, exact } = estimatedTokens(text);
  expect(low).toBeLessThanOrEqual(tokens);
  expect(high).toBeGreaterThanOrEqual(tokens);
  expect(exact).toBe(false);
});

it("nothing has no tokens, and twice the text twice as many", () => {
  expect(estimatedTokens("")).toEqual({ low: 0, high: 0, exact: false });
  const [one, two] = [estimatedTokens("word ".repeat(100)), estimatedTokens("word ".repeat(200))];
  expect([two.low, two.high]).toEqual([2 * one.low, 2 * one.high]);
});

it.each<[kind: string, signs: string, low: number, high: number]>([
  ["a Latin letter", "AZaz\u00c0\u024f", 170, 320],
  ["a letter of another alphabet", "\u0250\u1fff\ua000\uabff\ue000\uf8ff", 200, 500],
  ["white space", "\u0000\n ", 30, 300],
  ["a digit", "09", 330, 750],
  ["a mark", "!/:@[`{\u007f\u0080\u00bf\u2000\u2e7f", 300, 900],
  ["a wide sign", "\u2e80\u9fff\uac00\ud7ff\uf900\uffff", 550, 1300],
  ["half of a sign beyond the first plane", "\ud800\udfff", 400, 1600],
])("a thousand times %s", (_, signs, low, high) => {
  for (const sign of signs.split("")) expect(estimatedTokens(sign.repeat(1000)), sign).toMatchObject({ low, high });
});
