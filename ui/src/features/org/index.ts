import { IconOrg } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'org',
  permission: 'org.edit',
  menu: [{ group: 'setting', order: 64, path: '/orgs', label: 'org.menu', icon: IconOrg }],
  routes: [
    { path: '/orgs', name: 'orgs', component: () => import('./OrgPage.vue') },
    { path: '/orgs/import', name: 'orgs-import', component: () => import('./ImportPage.vue') },
  ],
} satisfies Feature
