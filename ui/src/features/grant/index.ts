import { IconGrant, IconWhy } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'grant',
  permission: 'access.read',
  menu: [
    { group: 'setting', order: 72, path: '/grants', label: 'grant.menu', icon: IconGrant },
    { group: 'setting', order: 74, path: '/why', label: 'grant.why_menu', icon: IconWhy },
  ],
  routes: [
    { path: '/grants', name: 'grants', component: () => import('./GrantPage.vue') },
    {
      path: '/grants/hand-over',
      name: 'hand-over',
      component: () => import('./HandOverPage.vue'),
      meta: { permission: 'grant.edit' },
    },
    { path: '/why', name: 'why', component: () => import('./WhyPage.vue') },
  ],
} satisfies Feature
