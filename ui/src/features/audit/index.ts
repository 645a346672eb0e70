import { IconAudit } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'audit',
  permission: 'audit.read',
  menu: [{ group: 'setting', order: 80, path: '/audit', label: 'audit.menu', icon: IconAudit }],
  routes: [{ path: '/audit', name: 'audit', component: () => import('./AuditPage.vue') }],
} satisfies Feature
