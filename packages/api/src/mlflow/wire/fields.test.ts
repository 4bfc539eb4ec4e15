import { describe, expect, it } from 'vitest';
import type { z } from 'zod';

import { bool, double, enumeration, int32, int64 } from './fields.ts';

const parse = (schema: z.ZodType, value: unknown) => schema.safeParse(value).data;

describe('fields', () => {
  it.each([
    [5, 5n],
    ['5', 5n],
    [-5, -5n],
    ['+7', 7n],
    [1.0, 1n],
    ['9223372036854775807', 9_223_372_036_854_775_807n],
    [9_223_372_036_854_775_807n, 9_223_372_036_854_775_807n],
    ['9223372036854775808', undefined],
    [1.5, undefined],
    ['1.5', undefined],
    ['', undefined],
    [' 5', undefined],
    [true, undefined],
    [undefined, undefined],
    [{}, undefined],
    [Number.NaN, undefined],
  ])('int64 of %s is %s', (value, expected) => expect(parse(int64, value)).toBe(expected));

  it.each([
    [2_147_483_647, 2_147_483_647],
    ['-2147483648', -2_147_483_648],
    [2_147_483_648, undefined],
  ])('int32 of %s is %s', (value, expected) => expect(parse(int32, value)).toBe(expected));

  it.each([
    [1.5, 1.5],
    ['1.5', 1.5],
    ['-1e-3', -0.001],
    ['.5', 0.5],
    [3n, 3],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['abc', undefined],
    ['0x10', undefined],
    ['', undefined],
    [true, undefined],
    [undefined, undefined],
  ])('double of %s is %s', (value, expected) => expect(parse(double, value)).toBe(expected));

  it.each([
    [true, true],
    ['True', true],
    ['false', false],
    ['maybe', undefined],
    [1, undefined],
  ])('bool of %s is %s', (value, expected) => expect(parse(bool, value)).toBe(expected));

  it.each([
    ['DONE', 'DONE'],
    [2, 'DONE'],
    ['2', 'DONE'],
    [3, undefined],
    ['done', undefined],
    ['toString', undefined],
  ])('an enum of %s is %s', (value, expected) =>
    expect(parse(enumeration({ OPEN: 1, DONE: 2 }), value)).toBe(expected),
  );
});
