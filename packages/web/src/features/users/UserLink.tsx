import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { NameText } from '../../ui/NameText.tsx';

export interface UserLinkProps {
  readonly experimentId: string;
  readonly userId: string;
  /** Makes the row around it one link. */
  readonly fillsRow?: boolean;
  readonly className?: string;
}

/** To the page of a user. */
export function UserLink({ experimentId, userId, fillsRow = false, className }: UserLinkProps) {
  return (
    <Link
      to="/experiments/$experimentId/user"
      params={{ experimentId }}
      search={{ id: userId }}
      title={`User ${userId}`}
      {...(fillsRow && { tabIndex: -1 })}
      className={clsx(
        fillsRow ? 'font-medium after:absolute after:inset-0' : 'text-accent-ink hover:underline',
        className,
      )}
    >
      <NameText text={userId} />
    </Link>
  );
}
