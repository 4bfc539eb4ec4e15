import { toSpanRule } from '../read-span-chain.ts';
import type { FieldRule } from '../read-test.ts';
import type { NamedField } from '../require-named-field.ts';
import { toTraceRule } from '../to-trace-rule.ts';

/** What may be asked of what a key names; `undefined` for what has a grammar of its own, or is nothing. */
export function toFieldRule(named: NamedField | undefined): FieldRule | undefined {
  switch (named?.of) {
    case 'trace':
      return toTraceRule(named.field);
    case 'span':
      return toSpanRule(named.field);
    case 'some-span':
      return toSpanRule({ entity: 'column', key: named.column });
    case 'text':
      return toSpanRule({ entity: 'content' });
    default:
      return undefined;
  }
}
