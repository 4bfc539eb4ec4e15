import { joinPointer, parseEmbedded } from './json-pointer.ts';
import type { Exchange } from './recording.ts';

/** How two JSON documents are compared; pointers as in {@link Exchange}. */
export type CompareRules = Pick<Exchange, 'volatile' | 'soft' | 'unordered'>;

const RELATIVE_TOLERANCE = 1e-9;

/** Where `actual` lacks or contradicts `expected`. What it has on top does not count. */
export function compareJson(expected: unknown, actual: unknown, rules: CompareRules): readonly string[] {
  const differences: string[] = [];
  compare({ expected, actual, pointer: '' }, { rules, differences });
  return differences;
}

interface Pair {
  readonly expected: unknown;
  readonly actual: unknown;
  readonly pointer: string;
}

interface Context {
  readonly rules: CompareRules;
  readonly differences: string[];
}

function compare(pair: Pair, context: Context): void {
  const { expected, actual, pointer } = pair;
  if (context.rules.volatile?.includes(pointer) || isSoft(pointer, context.rules)) return;
  if (isRecord(expected) && isRecord(actual)) return compareMembers(expected, { ...pair, actual }, context);
  if (Array.isArray(expected) && Array.isArray(actual)) return compareItems(expected, { ...pair, actual }, context);
  if (isEqualNumber(expected, actual) || expected === actual) return;
  if (typeof expected === 'string' && typeof actual === 'string') {
    const embedded = parseEmbedded(expected);
    const found = parseEmbedded(actual);
    if (embedded !== undefined && found !== undefined)
      return compare({ expected: embedded, actual: found, pointer }, context);
  }
  context.differences.push(`${pointer || '(body)'}: want ${show(expected)}, got ${show(actual)}`);
}

function compareMembers(
  expected: Readonly<Record<string, unknown>>,
  { actual, pointer }: Pair & { readonly actual: Readonly<Record<string, unknown>> },
  context: Context,
): void {
  for (const [key, value] of Object.entries(expected)) {
    const member = joinPointer(pointer, key);
    if (Object.hasOwn(actual, key)) compare({ expected: value, actual: actual[key], pointer: member }, context);
    else if (!isSoft(member, context.rules)) context.differences.push(`${member}: missing, want ${show(value)}`);
  }
}

function compareItems(
  expected: readonly unknown[],
  { actual, pointer }: Pair & { readonly actual: readonly unknown[] },
  context: Context,
): void {
  if (expected.length !== actual.length) {
    context.differences.push(`${pointer || '(body)'}: want ${expected.length} items, got ${actual.length}`);
  }
  const sorted = context.rules.unordered?.includes(pointer) ? pairUp(expected, { actual, pointer }, context) : actual;
  for (const [index, item] of expected.entries()) {
    if (index >= sorted.length) break;
    compare({ expected: item, actual: sorted[index], pointer: joinPointer(pointer, index) }, context);
  }
}

/** Where there is no order, each expected item gets one that agrees with it; the rest are paired as they come. */
function pairUp(
  expected: readonly unknown[],
  { actual, pointer }: { readonly actual: readonly unknown[]; readonly pointer: string },
  { rules }: Context,
): readonly unknown[] {
  const left = [...actual];
  const paired = expected.map((item, index) => {
    const at = left.findIndex((candidate) => {
      const differences: string[] = [];
      compare({ expected: item, actual: candidate, pointer: joinPointer(pointer, index) }, { rules, differences });
      return differences.length === 0;
    });
    return at === -1 ? { isPaired: false, item: undefined } : { isPaired: true, item: left.splice(at, 1)[0] };
  });
  return paired.map(({ isPaired, item }) => (isPaired ? item : left.shift()));
}

function isSoft(pointer: string, { soft = [] }: CompareRules): boolean {
  return soft.some((prefix) => pointer === prefix || pointer.startsWith(`${prefix}/`));
}

function isEqualNumber(expected: unknown, actual: unknown): boolean {
  if (!isNumber(expected) || !isNumber(actual)) return false;
  // eslint-disable-next-line eqeqeq -- 1n and 1 are the same JSON
  if (expected == actual) return true;
  if (typeof expected === 'bigint' || typeof actual === 'bigint') return false;
  if (Number.isInteger(expected) && Number.isInteger(actual)) return false;
  return Math.abs(expected - actual) <= RELATIVE_TOLERANCE * Math.max(1, Math.abs(expected));
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  const shown =
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item)) ?? 'nothing';
  return shown.length > 150 ? `${shown.slice(0, 150)}…` : shown;
}
