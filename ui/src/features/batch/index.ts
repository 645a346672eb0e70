import { IconBatch } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'batch',
  permission: 'project.read',
  menu: [{ group: 'project', order: 22, path: '/batches', label: 'batch.menu', icon: IconBatch }],
  routes: [
    { path: '/batches', name: 'batches', component: () => import('./BatchList.vue') },
    { path: '/batches/ratios', name: 'batch-ratios', component: () => import('./RatioPage.vue') },
    { path: '/batches/periods', name: 'batch-periods', component: () => import('./PeriodPage.vue') },
    {
      path: '/batches/links',
      name: 'batch-links',
      component: () => import('./SuggestionPage.vue'),
      meta: { permission: 'batch.edit' },
    },
  ],
} satisfies Feature
