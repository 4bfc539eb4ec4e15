import { TRACE_EXPORT_FORMATS, type TraceExportFormat } from '@gander/api/gander/trace-export';
import { Menu } from '@base-ui/react/menu';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';

import { toFailure } from '../../../app/to-failure.ts';
import { exportTraces } from './export-traces.ts';
import type { SelectionTarget } from './selection-target.ts';

export interface ExportMenuProps {
  readonly experimentId: string;
  readonly toTarget: () => SelectionTarget;
}

const FORMATS = {
  otlp: { label: 'OTLP JSON', note: 'what was sent, logs too; collectors read it' },
  jsonl: { label: 'JSONL', note: 'a line per trace, translated' },
} as const satisfies Record<TraceExportFormat, { label: string; note: string }>;

/** The selected traces as a file. */
export function ExportMenu({ experimentId, toTarget }: ExportMenuProps) {
  const download = useMutation({
    mutationFn: async (format: TraceExportFormat) => exportTraces({ experimentId, target: toTarget(), format }),
  });
  return (
    <>
      {download.isError && (
        <span role="alert" className="truncate text-xs text-error">
          {toFailure(download.error).message}
        </span>
      )}
      <Menu.Root>
        <Menu.Trigger
          disabled={download.isPending}
          className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2.5 font-medium text-ink-soft hover:bg-hover hover:text-ink disabled:opacity-50"
        >
          <Download size={13} aria-hidden />
          {download.isPending ? 'Exporting …' : 'Export'}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className="z-50">
            <Menu.Popup className="min-w-64 rounded-lg border border-line bg-raised p-1 shadow-float outline-none">
              {TRACE_EXPORT_FORMATS.map((format) => (
                <Menu.Item
                  key={format}
                  onClick={() => {
                    download.mutate(format);
                  }}
                  className="flex cursor-pointer flex-col rounded px-2 py-1 outline-none data-highlighted:bg-hover"
                >
                  {FORMATS[format].label}
                  <span className="text-2xs text-ink-faint">{FORMATS[format].note}</span>
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  );
}
