import { CircleAlert } from 'lucide-react';

import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { FilterPaint } from './bar/FilterPaint.tsx';
import type { FilterProblem } from './language/check-filter.ts';

export interface UnreadableFilterProps {
  readonly filter: string;
  readonly problem: FilterProblem;
  readonly onClear: () => void;
}

/** The list of a link whose filter cannot be read. */
export function UnreadableFilter({ filter, problem, onClear }: UnreadableFilterProps) {
  return (
    <Notice
      tone="error"
      title="This filter has a mistake"
      icon={<CircleAlert size={20} />}
      actions={<Button onClick={onClear}>Clear filters</Button>}
    >
      <code className="relative mb-2 block rounded bg-sunken px-2 py-1 text-left text-xs">
        <FilterPaint text={filter} problemAt={problem.position} />
      </code>
      {problem.message}
    </Notice>
  );
}
