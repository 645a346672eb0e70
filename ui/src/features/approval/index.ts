import { IconApproval } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

import { approvals } from './api'

export default {
  id: 'approval',
  permission: 'project.read',
  menu: [
    {
      group: 'project',
      order: 15,
      path: '/approvals',
      label: 'approval.menu',
      icon: IconApproval,
      waiting: async () => (await approvals.open()).filter(one => one.may_answer).length,
    },
  ],
  routes: [
    { path: '/approvals', name: 'approvals', component: () => import('./ApprovalPage.vue') },
    { path: '/procedures', name: 'procedures', component: () => import('./ProcedurePage.vue') },
  ],
} satisfies Feature
