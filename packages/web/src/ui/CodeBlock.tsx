import { CopyButton } from './CopyButton.tsx';

export interface CodeBlockProps {
  readonly title: string;
  readonly code: string;
}

/** Code to copy, with what to do with it. */
export function CodeBlock({ title, code }: CodeBlockProps) {
  return (
    <figure className="overflow-hidden rounded-lg border border-line bg-surface">
      <figcaption className="flex items-center gap-2 border-b border-line bg-sunken py-1 pr-1 pl-3 text-xs text-ink-soft">
        {title}
        <CopyButton text={code} label="Copy" hasText className="ml-auto" />
      </figcaption>
      {/* Reached by the keyboard to be scrolled. */}
      <pre tabIndex={0} aria-label={title} className="overflow-x-auto p-3 font-mono text-xs leading-5">
        <code>{code}</code>
      </pre>
    </figure>
  );
}
