import type { ToolFiguresBody } from '@gander/api/gander/figure-schemas';

import type { TraceFilterUrl } from '../trace-list/url.ts';
import { createCallColumns } from './call-columns.tsx';
import { FigureTable } from './FigureTable.tsx';
import { ValueButton } from './ValueButton.tsx';

export interface ToolTableProps {
  readonly experimentId: string;
  readonly url: TraceFilterUrl;
  readonly tools: readonly ToolFiguresBody[];
  readonly onTool: (name: string) => void;
}

/** Which tools are slow, and which fail. */
export function ToolTable({ experimentId, url, tools, onTool }: ToolTableProps) {
  const columns = createCallColumns<ToolFiguresBody>({
    experimentId,
    url,
    toChoice: ({ name }) => ({ key: 'tool', value: name }),
  });
  return (
    <FigureTable
      caption="Tools"
      rows={tools}
      keyOf={({ name }) => name}
      initialSort="Together"
      columns={[
        {
          title: 'Tool',
          isText: true,
          sortBy: ({ name }) => name,
          render: ({ name }) => <ValueButton value={name} onChoose={onTool} />,
        },
        columns.calls,
        columns.failed,
        columns.p50,
        columns.p95,
        columns.slowest,
        columns.together,
      ]}
    />
  );
}
