import { IconImport } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'import',
  permission: 'import.preview',
  menu: [{ group: 'project', order: 40, path: '/import', label: 'import-page.menu', icon: IconImport }],
  routes: [{ path: '/import', name: 'import', component: () => import('./ImportPage.vue') }],
} satisfies Feature
