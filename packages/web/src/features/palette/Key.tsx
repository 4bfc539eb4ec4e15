/** A key of the keyboard. */
export function Key({ name }: { readonly name: string }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded border border-line-strong bg-surface px-1 font-mono text-xs text-ink-soft">
      {name}
    </kbd>
  );
}
