/**
 * Cuts the folders off the paths in a text for the log (`/srv/x/gate.ts:3` becomes `gate.ts:3`): where a server lies
 * on its disk is nobody's business.
 */
export function withoutFolders(text: string): string {
  return text.replace(/(?:file:\/\/)?(?:\/[\w.@+~-]+)+\/(?=[\w.@+~-])/g, '');
}
