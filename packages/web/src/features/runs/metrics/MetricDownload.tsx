import { useMutation } from '@tanstack/react-query';
import { Download, LoaderCircle, TriangleAlert } from 'lucide-react';

import { useGander } from '../../../app/gander-context.ts';
import { toFailure } from '../../../app/to-failure.ts';
import { downloadText } from '../../../ui/download-text.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { RunRow } from '../model/run-row.ts';
import { formatMetricCsv, readMetricLines } from './metric-csv.ts';

export interface MetricDownloadProps {
  readonly title: string;
  readonly runs: readonly RunRow[];
  readonly metricKeys: readonly string[];
}

/** Keeps every point of a chart as CSV. */
export function MetricDownload({ title, runs, metricKeys }: MetricDownloadProps) {
  const gander = useGander();
  const saving = useMutation({
    mutationFn: async () => readMetricLines(gander, { runs, metricKeys }),
    onSuccess(lines) {
      downloadText(
        `${metricKeys
          .join('-')
          .replaceAll(/[^\w.-]+/g, '_')
          .slice(0, 80)}.csv`,
        formatMetricCsv(lines),
      );
    },
  });
  const label = saving.isError
    ? `${toFailure(saving.error).message} Try again.`
    : saving.isPending
      ? `Reading all points of ${title} …`
      : `Save ${title} as CSV`;
  return (
    <IconButton
      label={label}
      className="size-6"
      disabled={saving.isPending}
      onClick={() => {
        saving.mutate();
      }}
    >
      {saving.isPending ? (
        <LoaderCircle size={13} className="animate-spin" />
      ) : saving.isError ? (
        <TriangleAlert size={13} className="text-error" />
      ) : (
        <Download size={13} />
      )}
    </IconButton>
  );
}
