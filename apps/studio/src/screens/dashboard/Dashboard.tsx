import { Page } from '../../ui/Page.tsx';

/** Where everything begins. */
export default function Dashboard() {
  return <Page title="Home">…</Page>;
}
