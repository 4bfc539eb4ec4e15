import type { JsonValue } from '../json-value.ts';
import { isJsonObject } from '../json/json-fields.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import { isSameJson } from './is-same-json.ts';
import type { ExpectedTool, Scenario } from './recorded-scenario.ts';
import type { Sheet } from './score-sheet.ts';
import type { TranslatedSpan } from './translated-span.ts';

interface ToolCase {
  readonly scenario: Scenario;
  readonly tool: ExpectedTool;
  readonly spans: readonly TranslatedSpan[];
  readonly sheet: Sheet;
}

/** What a tool was called, called with and gave back. */
export function scoreTool({ scenario, tool, spans, sheet }: ToolCase): void {
  const own = spans.find(({ record }) => record.spanId === tool.span?.span_id)?.full;
  const place = `${scenario.name} tool ${tool.span?.span_id ?? '-'}`;
  const check = (fact: string, isFound: boolean): void => {
    const where = tool.availability[fact];
    if (where !== undefined && where !== 'absent') sheet.check(`tool ${fact}`, place, isFound);
  };
  check('name', own?.type === 'TOOL' && own.tool?.name === tool.name);
  check('args', isSameArguments(own?.tool?.arguments, tool.args));
  check('result', isSameJson(own?.tool?.result, toDecoded(tool.result)));
  check('error', own?.error?.message?.includes(tool.error ?? '') === true);
}

/** LangChain's callbacks hand on the bare value of a tool's only argument; its name is nowhere in the span. */
function isSameArguments(shown: JsonValue | undefined, expected: JsonValue): boolean {
  if (isSameJson(shown, expected)) return true;
  const values = isJsonObject(expected) ? Object.values(expected) : [];
  return values.length === 1 && isSameJson(shown, values[0]);
}

function toDecoded(value: JsonValue): JsonValue {
  return typeof value === 'string' ? toMaybeJson(value) : value;
}
