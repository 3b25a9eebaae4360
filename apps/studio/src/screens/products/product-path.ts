import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import { usePathname } from 'wouter/use-browser-location';

/** Address of a product; a SKU may hold any character. */
export function productPath(sku: string): string {
  return `${STUDIO_SCREENS.products}/${encodeURIComponent(sku)}`;
}

/** The SKU that the address names. The router would decode `%2F` and `%25` one way and not back. */
export function useSkuOfPath(): string {
  const path = usePathname();
  try {
    return decodeURIComponent(path.slice(STUDIO_SCREENS.products.length + 1));
  } catch {
    return '';
  }
}
