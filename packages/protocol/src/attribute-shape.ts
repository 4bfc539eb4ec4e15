/**
 * The set of known attributes that a span has. Spans that carry the same attributes in the same order share one object,
 * whatever the values.
 */
export interface AttributeShape {
  /** Slots of the key table, each once. */
  readonly slots: Int32Array;
}

/** Senders repeat a few dozen shapes for ever; more than this is somebody making them up, and all are forgotten. */
const MAX_SHAPES = 4096;

/** Gives sets of slots their objects. */
export class AttributeShapes {
  readonly #shapesByHash = new Map<number, AttributeShape[]>();
  #count = 0;

  /**
   * `slots` has an entry other than 0 for each slot of the set, which has `size` members; `hash` depends on the set, and
   * may depend on its order.
   */
  find(hash: number, slots: Int32Array, size: number): AttributeShape {
    const candidates = this.#shapesByHash.get(hash);
    if (candidates !== undefined) {
      for (const shape of candidates) if (isShapeOf(shape, slots, size)) return shape;
    }
    return this.#add(hash, slots);
  }

  #add(hash: number, slots: Int32Array): AttributeShape {
    if (this.#count === MAX_SHAPES) {
      this.#shapesByHash.clear();
      this.#count = 0;
    }
    const shape: AttributeShape = { slots: listUsed(slots) };
    const candidates = this.#shapesByHash.get(hash);
    if (candidates === undefined) this.#shapesByHash.set(hash, [shape]);
    else candidates.push(shape);
    this.#count += 1;
    return shape;
  }
}

function isShapeOf(shape: AttributeShape, slots: Int32Array, size: number): boolean {
  const own = shape.slots;
  if (own.length !== size) return false;
  for (let index = 0; index < own.length; index += 1) {
    if (slots[own[index] as number] === 0) return false;
  }
  return true;
}

function listUsed(slots: Int32Array): Int32Array {
  const used: number[] = [];
  for (const [slot, entry] of slots.entries()) if (entry !== 0) used.push(slot);
  return Int32Array.from(used);
}
