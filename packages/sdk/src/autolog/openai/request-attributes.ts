import { pickDefined } from '../json/pick-defined.ts';
import { readField, readPath } from '../json/read-field.ts';

/** Members of OpenAI's requests under the names of the GenAI conventions. */
export function toRequestAttributes(body: unknown): Readonly<Record<string, unknown>> {
  const stop = readField(body, 'stop');
  return pickDefined({
    'gen_ai.request.max_tokens':
      readField(body, 'max_completion_tokens') ?? readField(body, 'max_output_tokens') ?? readField(body, 'max_tokens'),
    'gen_ai.request.temperature': readField(body, 'temperature'),
    'gen_ai.request.top_p': readField(body, 'top_p'),
    'gen_ai.request.frequency_penalty': readField(body, 'frequency_penalty'),
    'gen_ai.request.presence_penalty': readField(body, 'presence_penalty'),
    'gen_ai.request.seed': readField(body, 'seed'),
    'gen_ai.request.stop_sequences': typeof stop === 'string' ? [stop] : stop,
    'gen_ai.request.choice.count': readField(body, 'n') === 1 ? undefined : readField(body, 'n'),
    'gen_ai.request.reasoning_effort': readField(body, 'reasoning_effort') ?? readPath(body, ['reasoning', 'effort']),
  });
}
