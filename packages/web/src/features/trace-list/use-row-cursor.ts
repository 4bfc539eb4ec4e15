import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import { useState } from 'react';

import { moveCursor } from './move-cursor.ts';

/** The row the keyboard stands on, by trace id, so that rows arriving above do not move it. */
export function useRowCursor(traces: readonly TraceSummaryBody[]) {
  const [cursorId, setCursorId] = useState<string>();
  return {
    cursorId,
    clear() {
      setCursorId(undefined);
    },
    move(step: number) {
      setCursorId((current) =>
        moveCursor(
          traces.map((trace) => trace.traceId),
          current,
          step,
        ),
      );
    },
  };
}
