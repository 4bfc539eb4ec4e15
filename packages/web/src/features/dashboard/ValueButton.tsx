export interface ValueButtonProps {
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** A value that all figures can be narrowed down to. */
export function ValueButton({ value, onChoose }: ValueButtonProps) {
  return (
    <button
      type="button"
      title={`Only traces with ${value}`}
      onClick={() => {
        onChoose(value);
      }}
      className="block max-w-full truncate text-left text-accent-ink underline-offset-2 hover:underline"
    >
      {value}
    </button>
  );
}
