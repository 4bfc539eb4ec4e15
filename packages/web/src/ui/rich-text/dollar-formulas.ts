/**
 * `$…$` as pandoc reads it: no space inside of the signs, no digit behind the last one; and what is inside must look like a
 * formula, or be one letter. `$5 and $10` stays money.
 */
const DOLLARS = /(?<![\\$\w])\$(?![\s$])([^$\n`]{1,300}?)(?<![\s\\])\$(?![\w$])/g;
const MATH = /[\\^_={}]|^[A-Za-z]$/;

/** Whether a text holds a formula between single dollars. */
export function hasDollarFormula(text: string): boolean {
  return text.includes('$') && Array.from(text.matchAll(DOLLARS)).some(([, inside = '']) => MATH.test(inside));
}

/** Doubles the dollars around formulas: the parser takes single ones for money. */
export function doubleDollars(text: string): string {
  return text.replaceAll(DOLLARS, (whole, inside: string) => (MATH.test(inside) ? `$${whole}$` : whole));
}
