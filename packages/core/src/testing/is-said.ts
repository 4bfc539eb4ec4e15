import type { ExpectedCall } from './recorded-scenario.ts';

/** Is the fact anywhere in the recorded bytes? */
export function isSaid(call: ExpectedCall, fact: string): boolean {
  return call.availability[fact] !== undefined && call.availability[fact] !== 'absent';
}

/** Is it on the span of the call itself? */
export function isSaidInSpan(call: ExpectedCall, fact: string): boolean {
  return call.span !== null && call.availability[fact] === 'span';
}
