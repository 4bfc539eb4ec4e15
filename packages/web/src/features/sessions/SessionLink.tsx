import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { NameText } from '../../ui/NameText.tsx';

export interface SessionLinkProps {
  readonly experimentId: string;
  readonly sessionId: string;
  /** Makes the row around it one link. */
  readonly fillsRow?: boolean;
  readonly className?: string;
}

/** To the page of a session. */
export function SessionLink({ experimentId, sessionId, fillsRow = false, className }: SessionLinkProps) {
  return (
    <Link
      to="/experiments/$experimentId/session"
      params={{ experimentId }}
      search={{ id: sessionId }}
      title={`Session ${sessionId}`}
      {...(fillsRow && { tabIndex: -1 })}
      className={clsx(
        fillsRow ? 'font-medium after:absolute after:inset-0' : 'text-accent-ink hover:underline',
        className,
      )}
    >
      <NameText text={sessionId} />
    </Link>
  );
}
