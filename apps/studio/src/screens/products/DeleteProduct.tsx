import { STUDIO_SCREENS } from '@atelier/contracts/studio-screens';
import type { AtelierFailure, SkuItem } from '@atelier/sdk';
import { useMutation } from '@tanstack/react-query';
import { navigate } from 'wouter/use-browser-location';
import { deleteProduct, productName } from '../../product/catalogue.ts';
import { productsTexts as texts } from '../../texts/en/products.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Failed } from '../../work/ResultPanel.tsx';

/** Asks once before a product goes for good. */
export function DeleteProduct({ product, onClose }: { product: SkuItem; onClose: () => void }) {
  const name = productName(product);
  const remove = useMutation<void, AtelierFailure>({
    mutationFn: () => deleteProduct(product.sku_id),
    onSuccess: () => {
      showToast(texts.removed(name), { tone: 'good' });
      navigate(STUDIO_SCREENS.products);
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={texts.removeTitle(name)}
      footer={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {texts.remove}
          </Button>
        </>
      }
    >
      <p>{texts.removeHint}</p>
      {remove.error !== null && <Failed failure={remove.error} onRetry={null} />}
    </Dialog>
  );
}
