import { IconFact } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'fact',
  permission: 'fact.enter',
  menu: [{ group: 'project', order: 43, path: '/facts', label: 'fact.menu', icon: IconFact }],
  routes: [{ path: '/facts', name: 'facts', component: () => import('./FactPage.vue') }],
} satisfies Feature
