import type { message } from '@gander/api/gander/message-schemas';
import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { Braces } from 'lucide-react';
import { type ReactNode, use, useState } from 'react';

import { CopyButton } from '../../../ui/CopyButton.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { SpanValuesContext, type ValuePath } from '../panel/span-values.ts';
import { MessagePartView, type MessagePartBody } from './MessagePartView.tsx';

export type MessageBody = ReturnType<typeof message.parse>;

const ROLE_LOOKS = {
  system: { label: 'System', className: 'text-hue-other', line: 'border-l-hue-other' },
  developer: { label: 'Developer', className: 'text-hue-other', line: 'border-l-hue-other' },
  user: { label: 'User', className: 'text-hue-agent', line: 'border-l-hue-agent' },
  assistant: { label: 'Assistant', className: 'text-hue-model', line: 'border-l-hue-model' },
  tool: { label: 'Tool', className: 'text-hue-tool', line: 'border-l-hue-tool' },
} as const satisfies Record<MessageBody['role'], { label: string; className: string; line: string }>;

/** A system prompt is long and mostly known: its beginning is enough. */
const SYSTEM_FOLDED_CHARS = 400;

export interface MessageCardProps {
  readonly message: MessageBody;
  readonly isMarked?: boolean;
  /** Where it stands in the span's detail; absent for messages that are whole. */
  readonly path?: ValuePath;
  /** Further buttons for its head. */
  readonly actions?: ReactNode;
}

export function MessageCard({ message, isMarked, path, actions }: MessageCardProps) {
  const { role, name, parts, finishReason } = message;
  const [isRaw, setIsRaw] = useState(false);
  const look = ROLE_LOOKS[role];
  const { findCut } = use(SpanValuesContext);
  const isCut = parts.some((_, index) => findCut(path && [...path, 'parts', index, 'text']) !== undefined);
  const text = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  const isInstruction = role === 'system' || role === 'developer';
  return (
    <article
      aria-label={`${look.label} message`}
      className={clsx(
        'group rounded-r-lg border border-l-2 bg-surface',
        isMarked === true ? 'border-accent' : 'border-line',
        look.line,
      )}
    >
      <header className="flex h-7 items-center gap-2 pr-1 pl-3 text-xs">
        <span className={clsx('font-semibold', look.className)}>{look.label}</span>
        {name !== undefined && <span className="truncate text-ink-faint">{name}</span>}
        {finishReason !== undefined && finishReason !== 'stop' && (
          <span className="rounded bg-sunken px-1.5 text-2xs text-ink-soft">{finishReason}</span>
        )}
        <span className="ml-auto" />
        {text !== '' && !isCut && (
          <CopyButton
            text={text}
            label="Copy text"
            className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-100"
          />
        )}
        <IconButton
          label={isRaw ? 'Show the message' : 'Show the message as JSON'}
          isPressed={isRaw}
          onClick={() => {
            setIsRaw(!isRaw);
          }}
          className={clsx(
            'size-6!',
            !isRaw && 'opacity-0 group-hover:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-100',
          )}
        >
          <Braces size={13} />
        </IconButton>
        {actions}
      </header>
      {isRaw ? (
        <div className="border-t border-line">
          <JsonViewer
            label={`${look.label} message as JSON`}
            value={{ role, name: name ?? null, parts, finishReason: finishReason ?? null } as JsonValue}
            isPlain
            openDepth={6}
          />
        </div>
      ) : (
        <div className="flex flex-col gap-2 px-3 pb-2.5">
          {parts.length === 0 && <p className="text-ink-faint italic">empty</p>}
          {parts.map((part: MessagePartBody, index) => (
            <MessagePartView
              // oxlint-disable-next-line react/no-array-index-key -- parts have no id, and their order never changes
              key={index}
              part={part}
              path={path && [...path, 'parts', index]}
              {...(isInstruction && { foldedChars: SYSTEM_FOLDED_CHARS })}
            />
          ))}
        </div>
      )}
    </article>
  );
}
