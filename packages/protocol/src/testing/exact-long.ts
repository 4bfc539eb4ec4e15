/**
 * The 64-bit integer type that protobufjs asks for: without one it rounds to doubles. Only what it calls is here.
 */
export class ExactLong {
  readonly low: number;
  readonly high: number;
  readonly unsigned: boolean;

  constructor(low: number, high: number, unsigned: boolean) {
    this.low = low;
    this.high = high;
    this.unsigned = unsigned;
  }

  static fromValue(value: number | string | ExactLong, unsigned: boolean): ExactLong {
    if (value instanceof ExactLong) return value;
    const bits = BigInt.asUintN(64, BigInt(value));
    return new ExactLong(Number(BigInt.asIntN(32, bits)), Number(BigInt.asIntN(32, bits >> 32n)), unsigned);
  }

  static fromNumber(value: number, unsigned: boolean): ExactLong {
    return ExactLong.fromValue(value, unsigned);
  }

  static fromString(value: string, unsigned: boolean): ExactLong {
    return ExactLong.fromValue(value, unsigned);
  }

  toNumber(): number {
    return Number(this.toString());
  }

  toString(): string {
    const bits = (BigInt(this.high >>> 0) << 32n) | BigInt(this.low >>> 0);
    return String(this.unsigned ? bits : BigInt.asIntN(64, bits));
  }
}
