import type { FieldRule } from './read-test.ts';
import type { TraceAttribute, TraceField } from './trace-field.ts';

type RuledField = Exclude<TraceField, { readonly entity: 'prompt' }>;

/** What may be asked of a field of a trace. */
export function toTraceRule(field: RuledField): FieldRule {
  switch (field.entity) {
    case 'attribute':
      return toAttributeRule(field.key);
    case 'score':
      return { type: 'number', canBeAbsent: true, takesQuotedNumbers: true, noun: 'score' };
    case 'assessed':
      return { type: 'presence', canBeAbsent: true, noun: `${field.kind} of any name` };
    case 'issue':
      return { type: 'text', canBeAbsent: false, noun: 'issue' };
    default:
      return { type: 'text', canBeAbsent: true, noun: field.entity };
  }
}

function toAttributeRule(key: TraceAttribute): FieldRule {
  switch (key) {
    case 'timestamp':
    case 'span_count':
    case 'error_count':
      return { type: 'number', canBeAbsent: false, takesQuotedNumbers: true, noun: key };
    case 'execution_time':
    case 'end_time':
    case 'cost_usd':
    case 'input_tokens':
    case 'output_tokens':
    case 'total_tokens':
    case 'cache_read_tokens':
    case 'cache_write_tokens':
    case 'reasoning_tokens':
      return { type: 'number', canBeAbsent: true, takesQuotedNumbers: true, noun: key };
    case 'request_id':
    case 'status':
      return { type: 'text', canBeAbsent: false, noun: key };
    default:
      return { type: 'text', canBeAbsent: true, noun: key };
  }
}
