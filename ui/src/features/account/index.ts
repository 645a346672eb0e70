import { IconAccounts } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'account',
  permission: ['account.edit', 'account.approve'],
  menu: [{ group: 'setting', order: 60, path: '/accounts', label: 'account.menu', icon: IconAccounts }],
  routes: [
    { path: '/accounts', name: 'accounts', component: () => import('./AccountPage.vue') },
    {
      path: '/accounts/import',
      name: 'accounts-import',
      component: () => import('./ImportPage.vue'),
      meta: { permission: 'account.edit' },
    },
  ],
} satisfies Feature
