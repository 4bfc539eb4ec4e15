/** What JSON can hold. */
export type PlainJson =
  | string
  | number
  | boolean
  | null
  | readonly PlainJson[]
  | { readonly [key: string]: PlainJson | undefined };

const MAX_DEPTH = 32;
/** Enough for any conversation; a database client that slips into the arguments is cut here. */
const MAX_NODES = 100_000;

/** Copies any value into what JSON can hold. Throws only what a proxy of the program throws. */
export function toPlainJson(value: unknown): PlainJson {
  return new PlainJsonCopier().copy(value, 0) ?? null;
}

class PlainJsonCopier {
  #nodes = 0;
  /** At most {@link MAX_DEPTH} of them: a list is faster than a set. */
  readonly #ancestors: object[] = [];

  /** `undefined` for what JSON leaves out of objects. */
  copy(value: unknown, depth: number): PlainJson | undefined {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Number.isFinite(value) ? value : String(value);
      case 'bigint':
        return toNumberOrText(value);
      case 'symbol':
        return String(value);
      case 'function':
        return depth === 0 ? describeFunction(value) : undefined;
      case 'undefined':
        return undefined;
      default:
        return value === null ? null : this.#copyObject(value as object, depth);
    }
  }

  #copyObject(value: object, depth: number): PlainJson | undefined {
    if (depth >= MAX_DEPTH) return '[too deep]';
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) return '[too large]';
    if (this.#ancestors.includes(value)) return '[circular]';
    const binary = describeBinary(value);
    if (binary !== undefined) return binary;
    this.#ancestors.push(value);
    try {
      return this.#copyByKind(value, depth + 1);
    } finally {
      this.#ancestors.pop();
    }
  }

  #copyByKind(value: object, depth: number): PlainJson | undefined {
    if (Array.isArray(value)) return value.map((item: unknown) => this.#copyItem(item, depth));
    const { toJSON } = value as { toJSON?: unknown };
    if (typeof toJSON === 'function') return this.copy(toJSON.call(value) as unknown, depth);
    if (value instanceof Map) return this.#copyMap(value, depth);
    if (value instanceof Set) return [...value].map((item) => this.#copyItem(item, depth));
    if (value instanceof Error) return this.#copyError(value, depth);
    return this.#copyMembers(value, depth);
  }

  #copyItem(item: unknown, depth: number): PlainJson {
    if (typeof item === 'function') return describeFunction(item);
    return this.copy(item, depth) ?? null;
  }

  #copyMap(map: ReadonlyMap<unknown, unknown>, depth: number): PlainJson {
    const entries = [...map];
    if (!entries.every(([key]) => typeof key === 'string')) {
      return entries.map(([key, item]) => [this.#copyItem(key, depth), this.#copyItem(item, depth)]);
    }
    return Object.fromEntries(entries.map(([key, item]) => [key as string, this.#copyItem(item, depth)] as const));
  }

  #copyError(error: Error, depth: number): PlainJson {
    const { name, message, cause } = error;
    const members = this.#copyMembers(error, depth) as Readonly<Record<string, PlainJson>>;
    return { name, message, ...(cause === undefined ? {} : { cause: this.#copyItem(cause, depth) }), ...members };
  }

  #copyMembers(value: object, depth: number): PlainJson {
    const keys = Object.keys(value);
    if (keys.length === 0 && !isPlainObject(value) && !(value instanceof Error)) {
      return Object.prototype.toString.call(value);
    }
    // No prototype: a member called `__proto__` is data.
    const copy = Object.create(null) as Record<string, PlainJson>;
    for (const key of keys) {
      const member = this.#copyMember(value as Readonly<Record<string, unknown>>, key, depth);
      if (member !== undefined) copy[key] = member;
    }
    return copy;
  }

  #copyMember(value: Readonly<Record<string, unknown>>, key: string, depth: number): PlainJson | undefined {
    try {
      return this.copy(value[key], depth);
    } catch {
      return '[getter threw]';
    }
  }
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function toNumberOrText(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function describeFunction(value: { readonly name?: unknown }): string {
  return typeof value.name === 'string' && value.name !== '' ? `[function ${value.name}]` : '[function]';
}

/** Bytes are not text: what is kept of them is what they were and how many. */
function describeBinary(value: object): PlainJson | undefined {
  if (value instanceof ArrayBuffer) return { type: 'ArrayBuffer', bytes: value.byteLength };
  if (ArrayBuffer.isView(value)) return { type: value.constructor.name, bytes: value.byteLength };
  if (typeof Blob === 'function' && value instanceof Blob) return { type: value.type || 'Blob', bytes: value.size };
  return undefined;
}
