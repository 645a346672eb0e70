import { IconPeople } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'assignment',
  permission: 'project.read',
  menu: [{ group: 'project', order: 34, path: '/assignments', label: 'assignment.menu', icon: IconPeople }],
  routes: [{ path: '/assignments', name: 'assignments', component: () => import('./AssignmentPage.vue') }],
} satisfies Feature
