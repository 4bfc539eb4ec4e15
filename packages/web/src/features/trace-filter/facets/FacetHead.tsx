import { ChevronRight } from 'lucide-react';

export interface FacetHeadProps {
  readonly title: string;
  readonly contentId: string;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  /** What the filter says of the field, in a word; empty for nothing. */
  readonly chosen: string;
  readonly onClear: () => void;
}

/** The title of a facet, which folds it, and a way to drop what was chosen in it. */
export function FacetHead({ title, contentId, isOpen, onToggle, chosen, onClear }: FacetHeadProps) {
  return (
    <div className="group flex items-center pr-2 hover:bg-hover">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={contentId}
        onClick={() => {
          onToggle(!isOpen);
        }}
        className="flex h-7 min-w-0 flex-1 items-center gap-1.5 pl-2 text-left font-medium -outline-offset-2"
      >
        <ChevronRight
          size={13}
          aria-hidden
          className={`shrink-0 text-ink-faint transition-transform ${isOpen ? 'rotate-90' : ''}`}
        />
        <span className="truncate">
          <bdi>{title}</bdi>
        </span>
      </button>
      {chosen !== '' && (
        <button
          type="button"
          onClick={onClear}
          className="h-5 shrink-0 rounded bg-selected px-1.5 text-2xs font-medium text-accent-ink hover:underline"
        >
          {chosen} · clear<span className="sr-only"> {title}</span>
        </button>
      )}
    </div>
  );
}
