import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { ChevronRight, CircleX, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';

import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { toTextMedia } from '../../../ui/media/to-text-media.ts';
import { MediaChip } from '../../../ui/media/MediaChip.tsx';
import { SmartText } from '../messages/SmartText.tsx';
import { SelectSpanButton } from './SelectSpanButton.tsx';
import { toOneLine } from './to-one-line.ts';
import { useOpenFor } from './use-open-for.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface ToolTurnProps {
  readonly item: Extract<ChatItemBody, { kind: 'tool' }>;
  readonly isSelected: boolean;
  /** The number of the match that is looked at, where it is in the call or its result. */
  readonly openFor: number | undefined;
  readonly onSelect: () => void;
  /** Turns of the agents that the tool ran. */
  readonly children: ReactNode;
}

/** A call and its result on two lines; all of both when opened. */
export function ToolTurn({ item, isSelected, openFor, onSelect, children }: ToolTurnProps) {
  const [isOpen, setIsOpen] = useOpenFor(openFor, false);
  const { name, arguments: args, result, isError = false } = item;
  const Icon = isError ? CircleX : Wrench;
  return (
    <section
      aria-label={`Tool ${name}`}
      className={clsx(
        'overflow-hidden rounded-lg border bg-surface',
        isSelected ? 'border-accent' : isError ? 'border-error-line' : 'border-line',
      )}
    >
      <header className="flex min-h-8 items-center gap-1 pr-1 text-xs">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
          className="flex min-w-0 flex-1 items-center gap-2 px-2 py-1.5 text-left"
        >
          <ChevronRight size={13} className={clsx('shrink-0 text-ink-faint', isOpen && 'rotate-90')} />
          <Icon size={13} className={clsx('shrink-0', isError ? 'text-error' : 'text-hue-tool')} />
          <NameText text={name} className="max-w-[70%] shrink-0 truncate font-mono font-medium" />
          <span className="truncate font-mono text-ink-faint">{args === undefined ? '' : toOneLine(args)}</span>
        </button>
        <SelectSpanButton label="Open the tool's span" isSelected={isSelected} onSelect={onSelect} />
      </header>
      {isOpen ? (
        <div className="border-t border-line">
          <ToolValue label="Arguments" value={args} fallback="none were sent" />
          <ToolValue label={isError ? 'Error' : 'Result'} value={result} fallback="nothing came back" />
          {item.isCut === true && (
            <p className="px-2.5 py-1 text-xs text-ink-faint">Cut for this view: the span has all of it.</p>
          )}
        </div>
      ) : (
        <p className={clsx('truncate px-2.5 pb-1.5 pl-9 font-mono text-xs', isError ? 'text-error' : 'text-ink-soft')}>
          → {result === undefined ? 'nothing came back' : toOneLine(result)}
        </p>
      )}
      {children !== false && <div className="border-t border-line bg-sunken/40 p-2">{children}</div>}
    </section>
  );
}

interface ToolValueProps {
  readonly label: string;
  readonly value: JsonValue | undefined;
  readonly fallback: string;
}

function ToolValue({ label, value, fallback }: ToolValueProps) {
  return (
    <div className="border-b border-line last:border-b-0">
      <p className="px-2.5 pt-1.5 text-2xs font-medium text-ink-faint uppercase">{label}</p>
      {value === undefined ? (
        <p className="px-2.5 pb-1.5 text-ink-faint italic">{fallback}</p>
      ) : typeof value === 'string' ? (
        <div className="px-2.5 pb-1.5">
          <ToolText label={label} text={value} />
        </div>
      ) : (
        <JsonViewer label={label} value={value} isPlain />
      )}
    </div>
  );
}

function ToolText({ label, text }: { readonly label: string; readonly text: string }) {
  const media = toTextMedia(text, 'result');
  if (media !== undefined) return <MediaChip source={media} isShownFirst />;
  return text === '' ? (
    <span className="text-ink-faint italic">empty</span>
  ) : (
    <SmartText label={label} text={text} foldedChars={2000} />
  );
}
