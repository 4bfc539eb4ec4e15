/** A gander's head and neck, drawn as one stroke of white on the brand colour. */
export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden className="shrink-0">
      <rect width="32" height="32" rx="8" fill="#0f6e6a" />
      <path
        fill="#fff"
        d="M11.6 26.5c-1-4.6.5-8 2.5-10.9 1.5-2.2 1.9-3.6.8-4.5-.8-.7-1.9-.4-2.9.1l-3.5 1.500c-.7.3-1.2-.5-.7-1.100l2.5-3.100c1.3-2.2 3.3-3 5.4-2.7 3.3.5 5.1 3.2 4.5 6.5-.6 3.1-2.7 5.1-2.3 7.6.3 1.9 2.2 2.9 4.9 2.8 1.6 0 2.9.3 3.4 1.1.6.9.2 2-.9 2.700z"
      />
      <circle cx="15.3" cy="9.1" r="1.15" fill="#0f6e6a" />
    </svg>
  );
}
