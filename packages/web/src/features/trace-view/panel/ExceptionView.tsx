import type { SpanDetailBody } from '@gander/api/gander/span-schemas';

import { LongText } from '../../../ui/LongText.tsx';
import { AttributeTable } from './AttributeTable.tsx';
import { BigValue } from './BigValue.tsx';
import { useCutValue, type ValuePath } from './span-values.ts';
import { StackTrace } from './StackTrace.tsx';

export interface ExceptionViewProps {
  readonly attributes: SpanDetailBody['events'][number]['attributes'];
  readonly path: ValuePath;
}

const TYPE = 'exception.type';
const MESSAGE = 'exception.message';
const STACK = 'exception.stacktrace';

/** An exception event as programmers read one: type, message, stack; what else it says below. */
export function ExceptionView({ attributes, path }: ExceptionViewProps) {
  const { [TYPE]: type, [MESSAGE]: message, [STACK]: stack, ...rest } = attributes;
  const cut = useCutValue([...path, STACK]);
  return (
    <div className="flex flex-col">
      {(type !== undefined || message !== undefined) && (
        <div className="px-3 py-2">
          {typeof type === 'string' && <p className="wrap-any font-semibold text-error">{type}</p>}
          {typeof message === 'string' && <LongText text={message} />}
        </div>
      )}
      {cut !== undefined ? (
        <div className="p-1.5">
          <BigValue label="Stack" cut={cut} preview={typeof stack === 'string' ? stack : ''} />
        </div>
      ) : (
        typeof stack === 'string' && stack !== '' && <StackTrace stack={stack} />
      )}
      {Object.keys(rest).length > 0 && <AttributeTable entries={Object.entries(rest)} path={path} />}
    </div>
  );
}
