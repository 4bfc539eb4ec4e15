import { describe, expect, it } from 'vitest';

import { DEFAULT_LIMITS } from './limits.ts';
import { decodeTraceDataOfficially } from './testing/official-decoder.ts';
import { readRecordedBodies } from './testing/recorded-bodies.ts';
import {
  attributeField,
  concat,
  fixed64Field,
  groupField,
  lengthField,
  request,
  varintField,
} from './testing/wire-bytes.ts';
import { decodeTraceData } from './trace-decoder.ts';

const recorded = readRecordedBodies({ signal: 'traces', format: 'protobuf' });

describe('decodeTraceData', () => {
  it('decodes every recorded body to what the official library decodes', () => {
    expect(recorded.length).toBeGreaterThan(150);
    let spanCount = 0;
    for (const { name, bytes } of recorded) {
      const data = decodeTraceData(bytes);
      expect(data, name).toEqual(decodeTraceDataOfficially(bytes));
      spanCount += data.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)).length;
    }
    expect(spanCount).toBeGreaterThan(500);
  });

  it('decodes what recordings lack: every member of AnyValue, links, trace state, dropped counts', () => {
    const spanBody = concat(
      lengthField(3, 'vendor=1'),
      attributeField(9, 'bytes', lengthField(7, Uint8Array.of(0, 255))),
      attributeField(
        9,
        'list',
        lengthField(5, lengthField(1, varintField(2, 1)), lengthField(1), lengthField(1, lengthField(1, ''))),
      ),
      attributeField(9, 'map', lengthField(6, attributeField(1, 'inner', varintField(3, -5n)), lengthField(1))),
      attributeField(9, 'double', fixed64Field(4, 0xfff0000000000000n)),
      varintField(10, 4_294_967_295),
      lengthField(11, fixed64Field(1, 2n ** 64n - 1n), lengthField(2, 'e'), varintField(4, 7)),
      varintField(12, 2),
      lengthField(
        13,
        lengthField(1, 'sixteen bytes id'),
        lengthField(2, 'eight by'),
        lengthField(3, 's'),
        varintField(5, 1),
      ),
      varintField(14, 3),
      lengthField(15),
    );
    const bytes = concat(
      request(spanBody),
      lengthField(1),
      lengthField(1, lengthField(1), lengthField(2, lengthField(1))),
    );
    expect(decodeTraceData(bytes)).toEqual(decodeTraceDataOfficially(bytes));
    expect(decodeTraceData(bytes).resourceSpans[0]?.scopeSpans[0]?.spans[0]).toMatchObject({
      attributes: [
        { key: 'bytes', value: { bytesValue: Uint8Array.of(0, 255) } },
        { key: 'list', value: { arrayValue: { values: [{ boolValue: true }, {}, { stringValue: '' }] } } },
        {
          key: 'map',
          value: {
            kvlistValue: {
              values: [
                { key: 'inner', value: { intValue: -5n } },
                { key: '', value: {} },
              ],
            },
          },
        },
        { key: 'double', value: { doubleValue: -Infinity } },
      ],
      droppedAttributesCount: 4_294_967_295,
      status: { message: '', code: 0 },
    });
  });

  it('merges messages that occur twice, as protobuf prescribes', () => {
    const resourceSpans = concat(
      lengthField(2, lengthField(2, lengthField(5, 'span before its resource'))),
      lengthField(1, attributeField(1, 'a', varintField(3, 1))),
      lengthField(3, 'https://first'),
      lengthField(1, attributeField(1, 'b', varintField(3, 2)), varintField(2, 9)),
      lengthField(3, 'https://last'),
    );
    const status = concat(lengthField(15, varintField(3, 2)), lengthField(15, lengthField(2, 'why')));
    const value = concat(
      lengthField(2, lengthField(5, lengthField(1, varintField(3, 1)))),
      lengthField(2, lengthField(5, lengthField(1, varintField(3, 2)))),
    );
    const bytes = concat(
      lengthField(1, resourceSpans),
      request(concat(status, lengthField(9, lengthField(1, 'list'), value))),
    );
    const data = decodeTraceData(bytes);
    expect(data).toEqual(decodeTraceDataOfficially(bytes));
    expect(data.resourceSpans[0]).toMatchObject({
      resource: { attributes: [{ key: 'a' }, { key: 'b' }], droppedAttributesCount: 9 },
      schemaUrl: 'https://last',
    });
    expect(data.resourceSpans[1]?.scopeSpans[0]?.spans[0]).toMatchObject({
      status: { message: 'why', code: 2 },
      attributes: [{ value: { arrayValue: { values: [{ intValue: 1n }, { intValue: 2n }] } } }],
    });
  });

  it('skips unknown fields of every wire type at every level', () => {
    const unknown = concat(
      varintField(900, 2n ** 63n),
      fixed64Field(901, 1n),
      lengthField(902, 'text'),
      groupField(903, groupField(1, varintField(2, 3))),
    );
    const attribute = lengthField(
      9,
      unknown,
      lengthField(1, 'k'),
      unknown,
      lengthField(2, unknown, varintField(3, 7), unknown),
      unknown,
    );
    const bytes = concat(
      unknown,
      lengthField(1, unknown, lengthField(2, unknown, lengthField(2, unknown, attribute), unknown)),
    );
    expect(decodeTraceData(bytes)).toEqual(decodeTraceDataOfficially(bytes));
    expect(decodeTraceData(bytes).resourceSpans[0]?.scopeSpans[0]?.spans[0]?.attributes).toEqual([
      { key: 'k', value: { intValue: 7n } },
    ]);
  });

  it('reads a field of the wrong wire type as unknown, as the official library does', () => {
    const bytes = request(
      concat(varintField(5, 1), lengthField(7, '12345678'), varintField(9, 1), lengthField(6, 'x')),
    );
    expect(decodeTraceData(bytes)).toEqual(decodeTraceDataOfficially(bytes));
  });

  it('refuses a request with one broken span, for it cannot say which', () => {
    const bytes = request(lengthField(5, 'fine'), Uint8Array.of(0x4a, 0x7f));
    expect(() => decodeTraceData(bytes)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('refuses a body over the size limit before reading it', () => {
    const bytes = request(lengthField(5, 'a span'));
    const limits = { ...DEFAULT_LIMITS, inflatedBytes: bytes.length - 1 };
    expect(() => decodeTraceData(bytes, limits)).toThrow(expect.objectContaining({ code: 'limit_exceeded' }));
    expect(decodeTraceData(bytes, { ...limits, inflatedBytes: bytes.length }).resourceSpans).toHaveLength(1);
  });
});
