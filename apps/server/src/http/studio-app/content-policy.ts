/**
 * What the studio's page may do (Content Security Policy level 3): run and show what comes from this server, nothing
 * inline, nothing from elsewhere. Pictures also come from the public URL, when the page was opened under another one.
 */
export function contentPolicy(publicUrl: string | null): string {
  const pictures = publicUrl === null ? [] : [new URL(publicUrl).origin];
  const directives: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:', ...pictures],
    'connect-src': ["'self'", 'blob:', ...pictures],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
