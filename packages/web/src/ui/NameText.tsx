import { toVisibleText } from '../format/visible-text.ts';

export interface NameTextProps {
  readonly text: string;
  readonly className?: string;
  readonly title?: string;
}

/** A name or an id from outside: turns nothing around it, and nothing of it hides. */
export function NameText({ text, ...rest }: NameTextProps) {
  return <bdi {...rest}>{toVisibleText(text)}</bdi>;
}
