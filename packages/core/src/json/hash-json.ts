import type { JsonValue } from '../json-value.ts';

/**
 * A fingerprint of a value, whatever the order of its objects' keys. 106 bits, not cryptographic: it tells values of
 * people apart, not those of an attacker. Deep values are followed without recursion limits of their own; callers bound
 * the depth (see `fold-deep-json.ts`).
 */
export function hashJson(value: JsonValue): string {
  const hash = new Hash();
  addValue(hash, value);
  return hash.toText();
}

function addValue(hash: Hash, value: JsonValue): void {
  if (value === null || typeof value !== 'object') {
    hash.add(typeof value === 'string' ? `s${value}` : `p${String(value)}`);
  } else if (Array.isArray(value)) {
    hash.add(`[${String(value.length)}`);
    for (const item of value as readonly JsonValue[]) addValue(hash, item);
  } else {
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    hash.add(`{${String(entries.length)}`);
    for (const [key, item] of entries) {
      hash.add(`k${key}`);
      addValue(hash, item);
    }
  }
}

/** Two multiplicative 53-bit hashes (cyrb53) of different seeds, fed text by text. */
class Hash {
  #a = 0xde_ad_be_ef;
  #b = 0x41_c6_ce_57;
  #c = 0x9e_37_79_b9;
  #d = 0x85_eb_ca_6b;

  add(text: string): void {
    for (let index = 0; index < text.length; index += 1) this.#step(text.charCodeAt(index));
    // No text has this code, so that where one ends and the next begins counts.
    this.#step(0x1_00_00);
  }

  #step(code: number): void {
    this.#a = Math.imul(this.#a ^ code, 2_654_435_761);
    this.#b = Math.imul(this.#b ^ code, 1_597_334_677);
    this.#c = Math.imul(this.#c ^ code, 2_246_822_507);
    this.#d = Math.imul(this.#d ^ code, 3_266_489_909);
  }

  toText(): string {
    return mix(this.#a, this.#b) + mix(this.#c, this.#d);
  }
}

function mix(first: number, second: number): string {
  const low = Math.imul(first ^ (first >>> 16), 2_246_822_507) ^ Math.imul(second ^ (second >>> 13), 3_266_489_909);
  const high = Math.imul(second ^ (second >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & high) + (low >>> 0)).toString(36).padStart(11, '0');
}
